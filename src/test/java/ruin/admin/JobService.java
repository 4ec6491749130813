package ruin.admin;

import jakarta.ejb.Stateless;

/** A job with a transaction around it. */
@Stateless
public class JobService {}
