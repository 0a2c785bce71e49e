"""What the text SAYS, without opinions: quotations, dates, names, links. One module a thought, all behind `Facts`."""
