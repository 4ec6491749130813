-- Of a browser whose login an issuer vouches for: what the issuer says, one part on each line. token_id is empty then.
alter table login_session add column issued varchar(6000);
