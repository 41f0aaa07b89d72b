/** The style sheets that stand beside the engine's output kinds. */
import.meta.glob('./*.css', { eager: true })
