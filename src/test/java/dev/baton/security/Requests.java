package dev.baton.security;

import org.springframework.mock.web.MockHttpServletRequest;

final class Requests {

    private Requests() {}

    static MockHttpServletRequest of(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }
}
