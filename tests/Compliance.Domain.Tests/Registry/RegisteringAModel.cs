using Compliance.Domain.Registry;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Registry;

public sealed class RegisteringAModel
{
    static readonly ModelDetails Details = new("Model One", [new(Act(7), "A developer")], ["Language"], new(2026, 1, 5), "Its card", IsFiled: false);
    static readonly Model Registered = Model.Evolve(Model.Initial, new ModelEvent.Registered(Act(1), Details, "1", Person, Noon));

    [Fact]
    public void Is_done_once()
    {
        Assert.Single(Events(Model.Decide(Model.Initial, Register(Details))));
        Assert.Equal("model.already_registered", Refused(Registered, Register(Details)));
    }

    [Fact]
    public void Needs_names_and_a_developer()
    {
        Assert.Equal("model.nameless", Refused(Model.Initial, Register(Details with { Name = " " })));
        Assert.Equal("model.nameless", Refused(Model.Initial, Register(Details with { Name = "Two\nlines" })));
        Assert.Equal("model.nameless", Refused(Model.Initial, Register(Details with { Source = "" })));
        Assert.Equal("model.no_developer", Refused(Model.Initial, Register(Details with { Developers = [] })));
    }

    [Fact]
    public void Gives_its_versions_names_of_their_own()
    {
        Assert.Single(Events(Model.Decide(Registered, new ModelCommand.AddVersion(Act(2), "2", Person, Noon))));
        Assert.Equal("model.version_twice", Refused(Registered, new ModelCommand.AddVersion(Act(2), "1", Person, Noon)));
        Assert.Equal("model.nameless", Refused(Registered, new ModelCommand.AddVersion(Act(2), "", Person, Noon)));
        Assert.Equal("model.unknown", Refused(Model.Initial, new ModelCommand.AddVersion(Act(2), "2", Person, Noon)));
    }

    [Fact]
    public void Adds_up_the_runs_of_a_version_as_they_were_last_assessed()
    {
        var model = After(Run(1, "1", "1e24", "2e24"), Run(2, "1", "1e23", "1e23"), Run(1, "1", "3e24", "4e24"));
        var compute = model.ComputeOf("1", filed: true)!;
        Assert.Equal(("3.1e24", "4.1e24"), (compute.Low.ToString(), compute.High.ToString()));
    }

    [Fact]
    public void Knows_nothing_of_a_version_with_an_unknown_run() => Assert.Null(After(Run(1, "1", "1e24", "2e24"), Run(2, "1", "1e23", "1e23") with { Compute = null }).ComputeOf("1", filed: true));

    [Fact]
    public void Looks_at_the_newest_version_that_is_known()
    {
        var model = (Model.Registered)Model.Evolve(After(Run(1, "1", "1e24", "2e24")), new ModelEvent.VersionAdded(Act(3), "2", Person, Noon));
        Assert.Equal("1e24", model.Compute(filed: false)!.Low.ToString());
    }

    [Fact]
    public void Shows_what_was_filed_to_nobody_else_and_counts_it_instead_of_what_others_infer()
    {
        var model = After(Run(1, "1", "1e24", "9e24"), Run(2, "1", "2e24", "3e24") with { IsFiled = true, Began = new(2025, 5, 5) });
        Assert.Equal(("1e24", "2e24"), (model.Compute(filed: false)!.Low.ToString(), model.Compute(filed: true)!.Low.ToString()));
        Assert.Equal((null, new DateOnly(2025, 5, 5)), (model.TrainingBegan(filed: false), model.TrainingBegan(filed: true)));
    }

    [Fact]
    public void Takes_no_run_of_an_unknown_version_nor_one_of_another()
    {
        Assert.Equal("model.version_unknown", Refused(Registered, new ModelCommand.AssessRun(Act(4), Run(1, "9", "1", "2"), Person, Noon)));
        var two = Model.Evolve(After(Run(1, "1", "1", "2")), new ModelEvent.VersionAdded(Act(3), "2", Person, Noon));
        Assert.Equal("model.run_of_another", Refused(two, new ModelCommand.AssessRun(Act(4), Run(1, "2", "1", "2"), Person, Noon)));
    }

    [Fact]
    public void Comes_first() => Assert.Throws<CorruptStreamException>(() => Model.Evolve(Model.Initial, new ModelEvent.VersionAdded(Act(3), "2", Person, Noon)));

    static TrainingRun Run(int id, string version, string low, string high) => new(Act(id), version, Reported(low, high), null, null, IsFiled: false);

    static Model.Registered After(params TrainingRun[] runs) => (Model.Registered)runs.Aggregate(Registered, (m, r) => Model.Evolve(m, new ModelEvent.RunAssessed(Act(5), r, Person, Noon)));

    static ModelCommand.Register Register(ModelDetails details) => new(Act(1), details, "1", Person, Noon);

    static ImmutableArray<ModelEvent> Events(Decision<ModelEvent, ModelRefusal> decision) => Assert.IsType<Decision<ModelEvent, ModelRefusal>.Accepted>(decision).Events;

    static string Refused(Model state, ModelCommand command) => Assert.IsType<Decision<ModelEvent, ModelRefusal>.Refused>(Model.Decide(state, command)).Reason.Code;
}
