package io.fairlead.app.cli;

/// What a person comes for; the help lists the commands by it.
enum CommandGroup {
    RUN("Run"),
    TRADE("Trade"),
    LOOK("Look"),
    PROVE("Prove");

    private final String title;

    CommandGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
