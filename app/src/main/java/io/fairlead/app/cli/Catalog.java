package io.fairlead.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Every command, in the order of the help. To add one: a class with picocli's annotations, and a line here.
final class Catalog {
    /// A command's group and how it is made; its name and options stand at its class.
    record Entry(CommandGroup group, Function<CommandContext, Callable<Integer>> factory) {}

    static final List<Entry> ENTRIES = List.of(
            new Entry(CommandGroup.RUN, DemoCommand::new),
            new Entry(CommandGroup.RUN, RunCommand::new),
            new Entry(CommandGroup.RUN, InitCommand::new),
            new Entry(CommandGroup.RUN, CheckCommand::new),
            new Entry(CommandGroup.RUN, SimCommand::new),
            new Entry(CommandGroup.RUN, EchoCommand::new),
            new Entry(CommandGroup.RUN, SecretCommand::new),
            new Entry(CommandGroup.RUN, TokenCommand::new),
            new Entry(CommandGroup.TRADE, OrderCommand::new),
            new Entry(CommandGroup.TRADE, QuoteCommand::new),
            new Entry(CommandGroup.TRADE, ReplaceCommand::new),
            new Entry(CommandGroup.TRADE, CancelCommand::new),
            new Entry(CommandGroup.TRADE, CancelAllCommand::new),
            new Entry(CommandGroup.TRADE, CloseCommand::new),
            new Entry(CommandGroup.TRADE, ProtectCommand::new),
            new Entry(CommandGroup.TRADE, FlattenCommand::new),
            new Entry(CommandGroup.TRADE, KillCommand::new),
            new Entry(CommandGroup.TRADE, ReleaseCommand::new),
            new Entry(CommandGroup.TRADE, QueryCommand::new),
            new Entry(CommandGroup.TRADE, ResolveCommand::new),
            new Entry(CommandGroup.TRADE, LimitsCommand::new),
            new Entry(CommandGroup.TRADE, WhatIfCommand::new),
            new Entry(CommandGroup.TRADE, ArmCommand::new),
            new Entry(CommandGroup.TRADE, DisarmCommand::new),
            new Entry(CommandGroup.LOOK, OrdersCommand::new),
            new Entry(CommandGroup.LOOK, ListCommand.Groups::new),
            new Entry(CommandGroup.LOOK, ParentsCommand::new),
            new Entry(CommandGroup.LOOK, ListCommand.Fills::new),
            new Entry(CommandGroup.LOOK, ListCommand.Breaks::new),
            new Entry(CommandGroup.LOOK, ListCommand.Positions::new),
            new Entry(CommandGroup.LOOK, ListCommand.Accounts::new),
            new Entry(CommandGroup.LOOK, GuardCommand::new),
            new Entry(CommandGroup.LOOK, ListCommand.Instruments::new),
            new Entry(CommandGroup.LOOK, ListCommand.Sessions::new),
            new Entry(CommandGroup.LOOK, SessionCommand::new),
            new Entry(CommandGroup.LOOK, AlertsCommand::new),
            new Entry(CommandGroup.LOOK, ListCommand.Budgets::new),
            new Entry(CommandGroup.LOOK, BreakersCommand::new),
            new Entry(CommandGroup.LOOK, ProbeCommand::new),
            new Entry(CommandGroup.LOOK, BookCommand::new),
            new Entry(CommandGroup.LOOK, BarsCommand::new),
            new Entry(CommandGroup.LOOK, RecordCommand::new),
            new Entry(CommandGroup.LOOK, ReplayMarketCommand::new),
            new Entry(CommandGroup.LOOK, SubscriptionsCommand::new),
            new Entry(CommandGroup.LOOK, SecuritiesCommand::new),
            new Entry(CommandGroup.LOOK, WatchCommand::new),
            new Entry(CommandGroup.LOOK, WhyCommand::new),
            new Entry(CommandGroup.LOOK, ReplayCommand::new),
            new Entry(CommandGroup.LOOK, FixCommand::new),
            new Entry(CommandGroup.PROVE, ConformCommand::new),
            new Entry(CommandGroup.PROVE, KitCommand::new),
            new Entry(CommandGroup.PROVE, DrillCommand::new),
            new Entry(CommandGroup.PROVE, WorldCommand::new),
            new Entry(CommandGroup.PROVE, TortureCommand::new),
            new Entry(CommandGroup.PROVE, ScenariosCommand::new));

    private Catalog() {}
}
