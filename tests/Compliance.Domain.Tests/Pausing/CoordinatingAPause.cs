using Compliance.Domain.Pausing;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Pausing;

public sealed class CoordinatingAPause
{
    static readonly Guid Developer = Act(20);
    static readonly PauseOrder What = new(
        new([PausedKind.Training, PausedKind.Deployment], [Developer], [], []), "A model passed a line.",
        [new("uplift", "Uplift of novices", 50, []), new("refusals", "Unsafe answers", 10, [PausedKind.Deployment])]);

    [Theory, InlineData("voluntary", Party.Developer), InlineData("agreement", Party.Auditor), InlineData("auditor", Party.Auditor), InlineData("law", Party.Authority)]
    public void Goes_its_five_steps_under_every_scheme(string scheme, Party orders)
    {
        var holds = Schemes[scheme];
        var state = After(Pause.Initial, Report(scheme, holds.MayReport[0]));
        Assert.Equal(1, state.Step);
        foreach (var party in holds.Confirms)
        {
            Assert.Equal("pause.not_confirmed", OnRecord(state, Order(orders)));
            state = After(state, new PauseCommand.Confirm(Act(2), party, Person, Noon));
        }
        state = After(state, Order(orders));
        Assert.Equal(2, state.Step);
        state = After(state, Answer(Developer, Party.Developer));
        Assert.Equal(3, state.Step);
        Assert.Equal("pause.not_analysed", OnRecord(state, Resume(holds.MayResume[0], [PausedKind.Training], ("uplift", 50))));
        state = After(state, Analyse(Party.Developer));
        Assert.Equal(4, state.Step);
        state = After(state, Resume(holds.MayResume[0], [PausedKind.Training], ("uplift", 50)));
        Assert.Equal((5, false), (state.Step, ((Pause.Ordered)state).IsOver));
        Assert.Equal("pause.no_evidence", OnRecord(state, Resume(holds.MayResume[0], [PausedKind.Deployment], ("uplift", 50))));
        Assert.Equal("pause.threshold_not_met", OnRecord(state, Resume(holds.MayResume[0], [PausedKind.Deployment], ("uplift", 50), ("refusals", 11))));
        state = After(state, Resume(holds.MayResume[0], [PausedKind.Deployment], ("uplift", 50), ("refusals", 10)));
        Assert.True(((Pause.Ordered)state).IsOver);
        Assert.Equal("pause.over", OnRecord(state, Answer(Act(21), Party.Peer)));
    }

    [Fact]
    public void An_order_that_is_replayed_early_or_forged_is_refused_on_record()
    {
        Assert.Equal("pause.unknown", OnRecord(Pause.Initial, Order(Party.Auditor)));
        var found = After(Pause.Initial, Report("auditor", Party.Auditor));
        Assert.Equal("pause.not_yours", OnRecord(found, Order(Party.Developer)));
        Assert.Equal("pause.unknown", OnRecord(found, Order(Party.Peer)));
        Assert.Equal("pause.already_ordered", OnRecord(After(found, Order(Party.Auditor)), Order(Party.Auditor)));
        Assert.Equal("pause.not_ordered", OnRecord(found, Resume(Party.Auditor, [PausedKind.Training], ("uplift", 1))));
    }

    [Fact]
    public void An_order_fixes_a_threshold_for_all_that_it_pauses()
    {
        var found = After(Pause.Initial, Report("auditor", Party.Auditor));
        Assert.Equal("pause.no_threshold", Refused(found, Order(Party.Auditor) with { What = What with { Thresholds = [What.Thresholds[1]] } }));
        Assert.Equal("pause.threshold_twice", Refused(found, Order(Party.Auditor) with { What = What with { Thresholds = [What.Thresholds[0], What.Thresholds[0]] } }));
        Assert.Equal("pause.no_scope", Refused(found, Order(Party.Auditor) with { What = What with { Scope = What.Scope with { Developers = [] } } }));
        Assert.Equal("pause.wordless", Refused(found, Order(Party.Auditor) with { What = What with { Ground = " " } }));
    }

    /// <summary>Any history of any acts of anyone, in any order: work resumes only by who may, after an analysis, against what was fixed; and every act is an event, for what is refused is on record.</summary>
    [Fact]
    public void Work_resumes_only_against_its_thresholds_whatever_is_tried() => Gen.Select(AnyScheme, AnyCommand.Array[1, 40]).Sample((scheme, commands) =>
    {
        var state = After(Pause.Initial, Report(scheme, Schemes[scheme].MayReport[0]));
        var isAnalysed = false;
        foreach (var command in commands)
        {
            var happened = Assert.Single(Assert.IsType<Decision<PauseEvent, PauseRefusal>.Accepted>(Pause.Decide(state, command)).Events);
            var after = Pause.Evolve(state, happened);
            switch (happened)
            {
                case PauseEvent.Refused refused:
                    Assert.Same(state, after);
                    Assert.StartsWith("pause.", refused.Code);
                    break;
                case PauseEvent.Analysed:
                    isAnalysed = true;
                    break;
                case PauseEvent.Ordered e:
                    Assert.Contains(e.As, Schemes[scheme].MayOrder);
                    Assert.IsType<Pause.Found>(state);
                    break;
                case PauseEvent.Resumed e:
                    Assert.True(isAnalysed);
                    Assert.Contains(e.As, Schemes[scheme].MayResume);
                    Assert.All(e.Kinds, k => Assert.Contains(k, ((Pause.Ordered)state).Remaining));
                    foreach (var threshold in What.Thresholds.Where(t => e.Kinds.Exists(t.IsFor)))
                        Assert.InRange(e.Measured.Single(m => m.Threshold == threshold.Id).Milli, int.MinValue, threshold.AtMostMilli);
                    Assert.Equal(((Pause.Ordered)state).Remaining.Count - e.Kinds.Count, ((Pause.Ordered)after).Remaining.Count);
                    break;
            }
            Assert.True(after.Step >= state.Step);
            state = after;
        }
    }, iter: 2000);

    [Fact]
    public void A_scheme_that_contradicts_itself_is_none()
    {
        const string sound = """{"id":"x","name":"X","ground":"G","mayEnter":["Authority"],"mayReport":["Auditor"],"confirms":[],"mayOrder":["Auditor"],"mayResume":["Auditor"],"consequences":["C"]}""";
        Assert.Equal("x", Scheme.Read(sound).Id);
        Assert.Throws<FormatException>(() => Scheme.Read(sound.Replace("\"mayOrder\":[\"Auditor\"]", "\"mayOrder\":[\"Peer\"]")));
        Assert.Throws<FormatException>(() => Scheme.Read(sound.Replace("\"confirms\":[]", "\"confirms\":[\"Peer\"]")));
        Assert.Throws<FormatException>(() => Scheme.Read(sound.Replace("[\"C\"]", "[]")));
        Assert.Throws<FormatException>(() => Scheme.Read(sound.Replace("\"id\":\"x\",", "\"id\":\"x\",\"more\":1,")));
        Assert.Equal(["agreement", "auditor", "law", "voluntary"], Schemes.Keys);
    }

    [Fact]
    public void A_field_without_a_label_reaches_nobody()
    {
        Assert.False(FlowPolicy.Shipped.Shows("something else", Audience.Overseers));
        Assert.All(typeof(PauseField).GetFields(), f => Assert.Contains((string)f.GetValue(null)!, FlowPolicy.Shipped.Labels.Keys));
        Assert.Equal([PauseField.Order, PauseField.Progress, PauseField.Scheme], FlowPolicy.Shipped.Labels.Keys.Where(f => FlowPolicy.Shipped.Shows(f, Audience.Others)));
    }

    static readonly Gen<string> AnyScheme = OneOf("voluntary", "agreement", "auditor", "law");
    static readonly Gen<Party> AnyParty = OneOf(Party.Developer, Party.Peer, Party.Auditor, Party.Authority);
    static readonly Gen<PausedKind> AnyKind = OneOf(PausedKind.Training, PausedKind.Deployment, PausedKind.Publication);

    static readonly Gen<PauseCommand> AnyCommand = Gen.OneOf<PauseCommand>(
        AnyParty.Select(p => (PauseCommand)Order(p)),
        AnyParty.Select(p => (PauseCommand)new PauseCommand.Confirm(Act(2), p, Person, Noon)),
        Gen.Select(AnyParty, Gen.Int[20, 23]).Select((p, d) => (PauseCommand)Answer(Act(d), p)),
        AnyParty.Select(p => (PauseCommand)Analyse(p)),
        Gen.Select(AnyParty, AnyKind.Array[0, 2], Gen.Int[40, 60], Gen.Int[5, 15]).Select((p, k, a, b) => (PauseCommand)Resume(p, [.. k.Distinct()], ("uplift", a), ("refusals", b))),
        Gen.Select(AnyParty, AnyKind.Array[0, 2]).Select((p, k) => (PauseCommand)Resume(p, [.. k.Distinct()])));

    static PauseCommand.Report Report(string scheme, Party party) => new(Act(1), new(Developer, Act(9), "Biology", "It helped too much.", "Report 7", Schemes[scheme]), party, Person, Noon);

    static PauseCommand.Order Order(Party party) => new(Act(3), What, party, Person, Noon);

    static PauseCommand.Acknowledge Answer(Guid developer, Party party) => new(Act(4), developer, true, "We have paused.", party, Person, Noon);

    static PauseCommand.Analyse Analyse(Party party) => new(Act(5), "It is known why.", "Filters.", party, Person, Noon);

    static PauseCommand.Resume Resume(Party party, ImmutableList<PausedKind> kinds, params (string Threshold, int Milli)[] measured) =>
        new(Act(6), kinds, [.. measured.Select(m => new Measured(m.Threshold, m.Milli, "Report 8"))], party, Person, Noon);

    static PauseEvent Happened(Pause state, PauseCommand command) => Assert.Single(Assert.IsType<Decision<PauseEvent, PauseRefusal>.Accepted>(Pause.Decide(state, command)).Events);

    static Pause After(Pause state, PauseCommand command)
    {
        var happened = Happened(state, command);
        Assert.IsNotType<PauseEvent.Refused>(happened);
        return Pause.Evolve(state, happened);
    }

    static string OnRecord(Pause state, PauseCommand command) => Assert.IsType<PauseEvent.Refused>(Happened(state, command)).Code;

    static string Refused(Pause state, PauseCommand command) => Assert.IsType<Decision<PauseEvent, PauseRefusal>.Refused>(Pause.Decide(state, command)).Reason.Code;
}
