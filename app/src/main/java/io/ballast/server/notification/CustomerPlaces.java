package io.ballast.server.notification;

import java.util.Collection;
import java.util.List;

/** To whom customers belong now; told by the module that keeps them. */
public interface CustomerPlaces {

    /** A place for each of these customers that exists, in no order. */
    List<CustomerPlace> of(Collection<Long> customers);
}
