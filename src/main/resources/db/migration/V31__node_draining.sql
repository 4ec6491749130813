-- Whether a server stops: it takes no more runs and hands over those it has.
alter table node add column draining boolean default false not null;
