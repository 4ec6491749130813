-- Which server a run belongs to: only that one writes to it, and every write proves it by the epoch. No owner: it waits.
-- From here on every table serves several servers at once: see docs/decisions/0014-runs-owned-by-rows.md.
alter table run add column owner varchar(64);
