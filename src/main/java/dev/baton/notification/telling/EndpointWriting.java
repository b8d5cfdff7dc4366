package dev.baton.notification.telling;

import dev.baton.notification.endpoints.Endpoint;
import dev.baton.outbound.Call;
import java.util.Optional;

/** How endpoints of one kind are told something. */
public interface EndpointWriting {

    Endpoint.Kind kind();

    /** Empty where it must not be told any more. */
    Optional<Call> call(Endpoint endpoint, EndpointMessage message);

    /** Something without meaning, by which a person sees whether it arrives. */
    Call test(Endpoint endpoint);
}
