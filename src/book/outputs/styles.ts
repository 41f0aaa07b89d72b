/** The style sheets that stand beside the book's output kinds. */
import.meta.glob('./*.css', { eager: true })
