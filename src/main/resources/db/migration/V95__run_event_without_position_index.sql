-- Nothing orders events of all runs by it any more, and each event that is stored paid for it.
drop index run_event_by_position;
