-- What is too old is taken away at each studio's refresh: without an index all kept pages of all studios were read for it.
create index page_cache_by_time on page_cache (read_at);
