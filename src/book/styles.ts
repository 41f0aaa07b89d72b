/** The styles of this book's figures, on every page: a figure may stand in any chapter. */
import './figures/figures.css'
import './figures/race/race.css'
import './figures/draw-digit/draw-digit.css'
