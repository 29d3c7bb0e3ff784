using Compliance.Domain.Claims;
using Compliance.Domain.Registry;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Claims;

public sealed class MakingAClaim
{
    static readonly Evaluation Measured = new("Cyber range", "Tasks completed", 40, ElicitationEffort.Scaffolding, 120, new(1, 20), new(1, 100), new(4, 25), 95);
    static readonly ClaimSheet Sheet = new(Act(9), Act(8), "1", ClaimTopic.DangerousCapability, "cyber", "It cannot attack networks by itself.", Measured, ["shell"], [Act(7)]);

    [Fact]
    public void Rests_on_a_sample_an_interval_and_evidence()
    {
        Assert.IsType<ModelClaim.Standing>(After(ModelClaim.Initial, Make(Sheet)));
        Assert.Equal("claim.no_sample", Refused(Make(Sheet with { Evaluation = Measured with { SampleSize = 0 } })));
        Assert.Equal("claim.no_evidence", Refused(Make(Sheet with { Evidence = [] })));
        Assert.Equal("claim.wordless", Refused(Make(Sheet with { Statement = "" })));
        Assert.Equal("claim.effort_absurd", Refused(Make(Sheet with { Evaluation = Measured with { EffortHours = -1 } })));
        Assert.Equal("claim.interval_unsound", Refused(Make(Sheet with { Evaluation = Measured with { Low = new(1, 10) } })));
        Assert.Equal("claim.interval_unsound", Refused(Make(Sheet with { Evaluation = Measured with { High = new(3, 2) } })));
        Assert.Equal("claim.interval_unsound", Refused(Make(Sheet with { Evaluation = Measured with { Confidence = 100 } })));
    }

    /// <summary>A claim lapses by the first change of its own version, by no other, and once.</summary>
    [Fact]
    public void Lapses_by_the_first_change_of_its_version() => Gen.Select(Gen.Int[8, 9], OneOf(null, "1", "2"), OneOf(Enum.GetValues<ModelChangeKind>())).Array[1, 12].Sample(changes =>
    {
        var state = After(ModelClaim.Initial, Make(Sheet));
        foreach (var (model, version, kind) in changes)
            state = After(state, new ModelClaimCommand.Lapse(Act(3), new(Act(model), version, kind, Act(4), "", Noon), default, Noon));
        var first = changes.FirstOrDefault(c => c is (9, null or "1", _));
        if (first == default)
            Assert.IsType<ModelClaim.Standing>(state);
        else
            Assert.Equal((first.Item2, first.Item3), (Assert.IsType<ModelClaim.Lapsed>(state).Change.Version, ((ModelClaim.Lapsed)state).Change.Kind));
    });

    [Fact]
    public void A_change_follows_from_what_the_register_says()
    {
        var details = new ModelDetails("M", [new(Act(8), "D")], [], null, "S", IsFiled: false);
        var model = Model.Evolve(Model.Initial, new ModelEvent.Registered(Act(1), details, "1", Person, Noon));
        ModelEvent.RunAssessed Run(int id, string version = "1") => new(Act(2), new(Act(id), version, null, null, null, IsFiled: false), Person, Noon);
        Assert.Null(ModelChange.Of(Act(9), model, Run(60)));
        var trained = Model.Evolve(model, Run(60));
        Assert.Null(ModelChange.Of(Act(9), trained, Run(60)));
        Assert.Equal(ModelChangeKind.TrainedFurther, ModelChange.Of(Act(9), trained, Run(61))!.Kind);
        Assert.Null(ModelChange.Of(Act(9), Model.Evolve(trained, new ModelEvent.VersionAdded(Act(3), "2", Person, Noon)), Run(61, "2")));
        var tools = ModelChange.Of(Act(9), trained, new ModelEvent.ChangeReported(Act(5), "1", ModelChangeKind.ToolsChanged, "A browser.", Person, Noon))!;
        Assert.Equal(("1", ModelChangeKind.ToolsChanged, Act(5)), (tools.Version, tools.Kind, tools.Source));
        var tuned = ModelChange.Of(new LineageEvent.Declared(Act(6), new(Act(9), Act(10), Descent.FineTunedFrom), Person, Noon));
        Assert.Equal((Act(9), null, ModelChangeKind.FineTuned), (tuned.Model, tuned.Version, tuned.Kind));
    }

    [Fact]
    public void Is_withdrawn_with_a_reason_while_it_stands()
    {
        var state = After(ModelClaim.Initial, Make(Sheet));
        Assert.IsType<ModelClaim.Withdrawn>(After(state, new ModelClaimCommand.Withdraw(Act(3), "It was wrong.", Person, Noon)));
        Assert.Equal("claim.unknown", Refused(new ModelClaimCommand.Withdraw(Act(3), "Why.", Person, Noon)));
    }

    static ModelClaimCommand.Make Make(ClaimSheet sheet) => new(Act(1), sheet, Person, Noon);

    static ModelClaim After(ModelClaim state, ModelClaimCommand command) => Assert.IsType<Decision<ModelClaimEvent, ModelClaimRefusal>.Accepted>(ModelClaim.Decide(state, command)).Events.Aggregate(state, ModelClaim.Evolve);

    static string Refused(ModelClaimCommand command) => Assert.IsType<Decision<ModelClaimEvent, ModelClaimRefusal>.Refused>(ModelClaim.Decide(ModelClaim.Initial, command)).Reason.Code;
}
