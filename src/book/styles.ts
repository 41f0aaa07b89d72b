/** The book's styles on every page: any kind of output and any figure may stand in any chapter. */
import.meta.glob(['./outputs/*.css', './figures/*.css', './figures/*/*.css'], { eager: true })
