package dev.downhill.training.web;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/// Chooses one of several representations by the `Accept` header.
final class Negotiation {

    private Negotiation() {}

    /// What the client likes best.
    ///
    /// @param accept the header of that name
    /// @param offered what there is; the first where the client does not mind
    static MediaType chosen(String accept, List<MediaType> offered) {
        List<MediaType> wished = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(wished);
        for (MediaType wish : wished) {
            for (MediaType offer : offered) {
                if (wish.includes(offer)) {
                    return offer;
                }
            }
        }
        return offered.getFirst();
    }
}
