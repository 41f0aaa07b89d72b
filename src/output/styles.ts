/** The style sheets of outputs; those of the kinds come last, for they say more. The book's own are in its `styles.ts`. */
import './output.css'
import './chart.css'
import './kinds/styles.ts'
