"""Papers as PDF/UA-1: the only place that knows how a page is drawn and tagged."""
