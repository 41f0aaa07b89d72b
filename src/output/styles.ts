/**
 * The style sheets of outputs; those of the kinds come last, to override the general ones. The book's own are in its
 * `styles.ts`.
 */
import './output.css'
import './chart.css'
import './kinds/styles.ts'
