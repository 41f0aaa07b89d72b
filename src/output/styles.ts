/** The style sheets of outputs; those of the kinds come last, for they say more. */
import './output.css'
import './chart.css'
import './kinds/styles.ts'
import '#book/outputs/styles'
