package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every route with every kind of caller.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {
    @RegisterExtension
    private final RunningApi api = new RunningApi();

    private RunningApi.Answer ask(Route route, @Nullable String token) {
        String path = route.template().replaceAll("\\{[^}]+}", "nobody");
        return api.send(route.method(), path, token, "");
    }

    @Test
    void withoutTokenOnlyPublicRoutesAnswer() {
        for (Route route : Route.values()) {
            RunningApi.Answer answer = ask(route, null);
            if (route.role() == null) {
                assertThat(answer.status()).as(route.name()).isEqualTo(200);
            } else {
                assertThat(answer.status()).as(route.name()).isEqualTo(401);
                assertThat(answer.code()).as(route.name()).isEqualTo("TOKEN_MISSING");
                assertThat(answer.header("WWW-Authenticate")).as(route.name()).startsWith("Bearer");
            }
        }
    }

    @Test
    void wrongTokenIsRefusedEverywhere() {
        for (Route route : Route.values()) {
            for (String token : new String[] {"fl_wrong", api.viewer + "x", api.admin.substring(1)}) {
                RunningApi.Answer answer = ask(route, token);
                assertThat(answer.status()).as(route.name()).isEqualTo(401);
                assertThat(answer.code()).as(route.name()).isEqualTo("TOKEN_INVALID");
            }
        }
    }

    @Test
    void eachRoleReachesItsRoutesAndNoOthers() {
        for (Route route : Route.values()) {
            Role needed = route.role();
            for (Role role : Role.values()) {
                RunningApi.Answer answer = ask(route, api.token(role));
                boolean allowed = needed == null || role.covers(needed);
                String what = route + " as " + role;
                if (allowed) {
                    assertThat(answer.status()).as(what).isNotIn(401, 403, 500);
                } else {
                    assertThat(answer.status()).as(what).isEqualTo(403);
                    assertThat(answer.code()).as(what).isEqualTo("ROLE_INSUFFICIENT");
                    assertThat(answer.json().path("value").asText()).as(what).isEqualTo(String.valueOf(needed));
                }
            }
        }
        assertThat(api.gateway.commands).as("nothing changed").isEmpty();
        assertThat(api.gateway.sessions.control).as("nothing changed").isEmpty();
    }

    @Test
    void everythingThatChangesAnythingNeedsMoreThanAViewer() {
        for (Route route : Route.values()) {
            if (!route.method().equals("GET")) {
                assertThat(route.role()).as(route.name()).isIn(Role.TRADER, Role.ADMIN);
            }
        }
    }

    @Test
    void otherSchemesThanBearerAreRefused() {
        for (String header : new String[] {"Basic YTpi", api.viewer, "Bearer", "Bearer "}) {
            RunningApi.Answer answer = api.send(api.request("/api/v1/orders", null)
                    .header("Authorization", header)
                    .build());
            // A bare token is taken for one: it is the right token in the right place.
            assertThat(answer.status()).as(header).isEqualTo(header.equals(api.viewer) ? 200 : 401);
        }
    }

    @Test
    void revokedTokenNoLongerOpens() {
        TokenStore.Issued issued = api.tokens.issue("guest", Role.VIEWER);
        assertThat(ask(Route.ORDER_LIST, issued.secret()).status()).isEqualTo(200);

        api.send("DELETE", "/api/v1/tokens/" + issued.token().id(), api.admin, "");

        assertThat(ask(Route.ORDER_LIST, issued.secret()).status()).isEqualTo(401);
    }

    @Test
    void floodOfWrongTokensIsToldToWaitWhileRightOnesPass() throws InterruptedException {
        List<Integer> statuses = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                int status = ask(Route.ORDER_LIST, "fl_guess").status();
                synchronized (statuses) {
                    statuses.add(status);
                }
            }));
        }
        assertThat(ask(Route.ORDER_LIST, api.viewer).status()).isEqualTo(200);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses).hasSize(40).containsAnyOf(401).allMatch(status -> status == 401 || status == 429);
    }
}
