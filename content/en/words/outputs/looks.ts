/** Under the figure of looks into the network. */
export const caption = 'The network inside. Move the moment to see it as it was.'
