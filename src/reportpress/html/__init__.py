"""The website: exhibits, pages, search and the files beside them."""
