using Compliance.Domain.Licensing;
using Compliance.Domain.Pausing;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Licensing;

public sealed class HoldingALicence
{
    static readonly Guid Developer = Act(20), Other = Act(21), Case = Act(30), Judge = Act(40);
    static readonly Application What = new(Developer, new([PausedKind.Training, PausedKind.Deployment], [], []), "Training of a frontier model", "It is watched at every step.");
    static readonly DateTimeOffset End = Noon.AddDays(365);

    [Fact]
    public void Goes_from_application_to_expiry()
    {
        var state = After(Licence.Initial, Apply());
        Assert.Equal(LicenceStatus.Applied, state.StatusAt(Noon));
        state = After(state, Grant());
        Assert.Equal((LicenceStatus.Granted, LicenceStatus.Expired), (state.StatusAt(End.AddTicks(-1)), state.StatusAt(End)));
        Assert.Empty(Events(state, new LicenceCommand.Expire(Act(9), default, End.AddTicks(-1))));
        Assert.Equal("licence.expired", Code(state, Suspend(End)));
        Assert.IsType<LicenceEvent.Expired>(Assert.Single(Events(state, new LicenceCommand.Expire(Act(9), default, End))));
        Assert.Empty(Events(After(state, new LicenceCommand.Expire(Act(9), default, End)), new LicenceCommand.Expire(Act(9), default, End)));
    }

    [Fact]
    public void A_turn_is_noted_once_however_many_watch()
    {
        LicenceCommand.NoteTurn Turn(DateTimeOffset since, bool holds) => new(Act(12), "ok", holds, since, default, Noon.AddDays(9));
        var state = After(After(After(Licence.Initial, Apply()), Grant()), Turn(Noon.AddDays(1), holds: false));
        Assert.Empty(Events(state, Turn(Noon.AddDays(1), holds: false)));
        Assert.Single(Events(state, Turn(Noon.AddDays(2), holds: true)));
        Assert.Empty(Events(After(state, Turn(Noon.AddDays(2), holds: true)), Turn(Noon.AddDays(1), holds: false)));
    }

    [Fact]
    public void An_appeal_stays_what_it_is_about_until_somebody_else_decides()
    {
        var state = After(After(After(Licence.Initial, Apply()), Grant()), Suspend(Noon));
        Assert.Equal(LicenceStatus.Suspended, state.StatusAt(Noon));
        Assert.Equal("licence.not_yours", Code(state, Appeal(Noon) with { As = LicenceParty.Monitor }));
        Assert.Equal("licence.appeal_late", Code(state, Appeal(Noon.AddDays(30))));
        state = After(state, Appeal(Noon.AddDays(30).AddTicks(-1)));
        Assert.Equal(LicenceStatus.Granted, state.StatusAt(Noon));
        Assert.Equal("licence.already_appealed", Code(state, Appeal(Noon)));
        Assert.Equal("licence.own_act", Code(state, Decide(upheld: true) with { By = Person }));
        Assert.Equal("licence.not_yours", Code(state, Decide(upheld: true) with { As = LicenceParty.Monitor }));
        Assert.Equal(LicenceStatus.Suspended, After(state, Decide(upheld: true)).StatusAt(Noon));
        Assert.Equal(LicenceStatus.Granted, After(state, Decide(upheld: false)).StatusAt(Noon));
        Assert.Equal("licence.nothing_to_appeal", Code(After(state, Decide(upheld: true)), Decide(upheld: true)));
    }

    [Fact]
    public void Where_there_is_danger_an_appeal_stays_nothing()
    {
        var state = After(After(After(After(Licence.Initial, Apply()), Grant()), Suspend(Noon) with { IsImmediate = true }), Appeal(Noon));
        Assert.Equal(LicenceStatus.Suspended, state.StatusAt(Noon));
    }

    [Fact]
    public void A_revocation_ends_it_unless_it_is_quashed()
    {
        var state = After(After(After(Licence.Initial, Apply()), Grant()), Revoke());
        Assert.Equal(LicenceStatus.Revoked, state.StatusAt(End.AddDays(1)));
        Assert.Equal("licence.revoked", Code(state, new LicenceCommand.Reinstate(Act(6), "Why not.", LicenceParty.Monitor, Person, Noon)));
        state = After(state, Appeal(Noon));
        Assert.Equal(LicenceStatus.Granted, state.StatusAt(Noon));
        Assert.Equal(LicenceStatus.Revoked, After(state, Decide(upheld: true)).StatusAt(Noon));
        Assert.Equal(LicenceStatus.Granted, After(state, Decide(upheld: false)).StatusAt(Noon));
    }

    [Fact]
    public void Is_transferred_only_while_nothing_stands_against_it()
    {
        var state = After(After(Licence.Initial, Apply()), Grant());
        var transfer = new LicenceCommand.Transfer(Act(7), Other, "It was bought.", LicenceParty.Monitor, Person, Noon);
        Assert.Equal("licence.same_holder", Code(state, transfer with { To = Developer }));
        Assert.Equal(Other, After(state, transfer).Developer);
        Assert.Equal("licence.already_suspended", Code(After(state, Suspend(Noon)), transfer));
        var followed = After(state, new LicenceCommand.FollowCase(Act(8), Case, IsSuspended: true, default, Noon));
        Assert.Equal(LicenceStatus.Suspended, followed.StatusAt(Noon));
        Assert.Equal("licence.already_suspended", Code(followed, transfer));
        Assert.Empty(Events(followed, new LicenceCommand.FollowCase(Act(8), Case, IsSuspended: true, default, Noon)));
        Assert.Equal(LicenceStatus.Granted, After(followed, new LicenceCommand.FollowCase(Act(8), Case, IsSuspended: false, default, Noon)).StatusAt(Noon));
    }

    [Fact]
    public void Is_granted_only_on_what_can_be_executed_and_for_a_time_that_ends()
    {
        var state = After(Licence.Initial, Apply());
        Assert.Equal("condition.never_ends", Code(state, Grant() with { Conditions = [new("a", "Never.", """{"version":1,"holds":{"condition":"a"}}""")] }));
        Assert.Equal("licence.wrong_term", Code(state, Grant() with { Until = Noon }));
        Assert.Equal("licence.wrong_term", Code(state, Grant() with { Until = Noon.AddDays(3_661) }));
        Assert.Equal("licence.not_yours", Code(state, Grant() with { As = LicenceParty.Holder }));
        Assert.Equal("licence.unknown", Code(state, Grant() with { As = LicenceParty.Other }));
        Assert.Equal("licence.already_decided", Code(After(state, new LicenceCommand.Refuse(Act(3), "No.", LicenceParty.Monitor, Person, Noon)), Grant()));
        Assert.Equal("licence.not_yours", Code(Licence.Initial, Apply() with { As = LicenceParty.Monitor }));
        Assert.Equal("licence.no_scope", Code(Licence.Initial, Apply() with { What = What with { Scope = new([], [], []) } }));
        Assert.Equal("licence.wordless", Code(Licence.Initial, Apply() with { What = What with { Case = " " } }));
        Assert.Equal("licence.unknown", Code(Licence.Initial, Grant()));
    }

    /// <summary>Any acts of anyone in any order: a licence that was refused or revoked for good never has effect again, nobody but the secretariat decides appeals, and no order of acts breaks the machine.</summary>
    [Fact]
    public void Has_effect_only_by_who_may_whatever_is_tried() => Gen.Select(AnyCommand.Array[1, 30], Gen.Int[0, 400]).Sample((commands, days) =>
    {
        var (state, isGranted) = (Licence.Initial, false);
        foreach (var command in commands)
        {
            if (Licence.Decide(state, command) is not Decision<LicenceEvent, LicenceRefusal>.Accepted { Events: var events })
                continue;
            foreach (var happened in events)
            {
                isGranted |= happened is LicenceEvent.Granted;
                var isNoted = happened is LicenceEvent.Expired or LicenceEvent.CaseFollowed;   // by the platform
                Assert.True(isNoted || command.As is not LicenceParty.Other);
                Assert.True(isNoted || (command.As is LicenceParty.Holder) == (happened is LicenceEvent.AppliedFor or LicenceEvent.Appealed));
                Assert.True(command.As is LicenceParty.Secretariat || happened is not LicenceEvent.AppealDecided);
                if (state is Licence.Held { Against: { Kind: MeasureKind.Revocation, IsDecided: true } })
                    Assert.IsNotType<LicenceEvent.Reinstated>(happened);
                state = Licence.Evolve(state, happened);
            }
            Assert.True(isGranted || state.StatusAt(Noon.AddDays(days)) is not LicenceStatus.Granted);
        }
    }, iter: 2000);

    static readonly Gen<LicenceParty> AnyParty = OneOf(Enum.GetValues<LicenceParty>());
    static readonly Gen<Guid> AnyPerson = OneOf(Person, Judge);

    static readonly Gen<LicenceCommand> AnyCommand = Gen.Select(AnyParty, AnyPerson, Gen.Int[0, 400], Gen.Int[0, 9], Gen.Bool).Select((party, person, days, which, flag) => Rest(which, flag) with { As = party, By = person, Now = Noon.AddDays(days) });

    static LicenceCommand Rest(int which, bool flag) => which switch
    {
        0 => Apply(),
        1 => Grant() with { Until = End.AddDays(400) },
        2 => Suspend(Noon) with { IsImmediate = flag },
        3 => Revoke() with { IsImmediate = flag },
        4 => Appeal(Noon),
        5 => Decide(flag),
        6 => new LicenceCommand.Reinstate(Act(6), "Well again.", default, default, default),
        7 => new LicenceCommand.Transfer(Act(7), flag ? Other : Developer, "It was bought.", default, default, default),
        8 => new LicenceCommand.FollowCase(Act(8), Case, flag, default, default),
        _ => flag ? new LicenceCommand.Refuse(Act(3), "No.", default, default, default) : new LicenceCommand.Expire(Act(9), default, default),
    };

    static LicenceCommand.Apply Apply() => new(Act(1), What, LicenceParty.Holder, Person, Noon);

    static LicenceCommand.Grant Grant() => new(Act(2), [new("ok", "Always.", """{"version":1,"holds":{"all":[]}}""")], End, AnyCondition.Catalogue, LicenceParty.Monitor, Person, Noon);

    static LicenceCommand.Suspend Suspend(DateTimeOffset now) => new(Act(4), "It was broken.", IsImmediate: false, now.AddDays(30), LicenceParty.Monitor, Person, now);

    static LicenceCommand.Revoke Revoke() => new(Act(5), "It was broken again.", IsImmediate: false, Noon.AddDays(30), LicenceParty.Monitor, Person, Noon);

    static LicenceCommand.Appeal Appeal(DateTimeOffset now) => new(Act(10), "It was not.", LicenceParty.Holder, Act(41), now);

    static LicenceCommand.DecideAppeal Decide(bool upheld) => new(Act(11), upheld, "It is so.", LicenceParty.Secretariat, Judge, Noon);

    static IReadOnlyList<LicenceEvent> Events(Licence state, LicenceCommand command) => Assert.IsType<Decision<LicenceEvent, LicenceRefusal>.Accepted>(Licence.Decide(state, command)).Events;

    static Licence After(Licence state, LicenceCommand command) => Events(state, command).Aggregate(state, Licence.Evolve);

    static string Code(Licence state, LicenceCommand command) => Assert.IsType<Decision<LicenceEvent, LicenceRefusal>.Refused>(Licence.Decide(state, command)).Reason.Code;
}
