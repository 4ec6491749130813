-- Of a ticket whose owner an issuer vouches for: what the issuer says, as in login_session.
alter table stream_ticket add column issued varchar(6000);
