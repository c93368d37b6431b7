"""Event logs: what customers did, against what the journey plans.

A row of a log is an event: a case (one customer's way through the journey), an activity, a moment. Activities become
touchpoints, events become visits, visits become movements from one touchpoint to the next. What leaves the engine are
counts; what people read of them is worked out here, in plain arithmetic.
"""
