using Compliance.Domain.Licensing;

namespace Compliance.Domain.Enforcing;

/// <summary>What may be asked of a case of enforcement.</summary>
/// <param name="As">Who asks, to this case.</param>
public abstract record EnforcementCommand(Guid Act, LicenceParty As, Guid By, DateTimeOffset Now)
{
    /// <summary>What has to be said in it.</summary>
    internal abstract ImmutableList<string> Words { get; }

    /// <summary>Gives notice of a breach.</summary>
    public sealed record Notify(Guid Act, BreachNotice What, LicenceParty As, Guid By, DateTimeOffset Now) : EnforcementCommand(Act, As, By, Now)
    {
        internal override ImmutableList<string> Words => [What.Account];
    }

    /// <summary>The developer says how it was cured.</summary>
    public sealed record ClaimCure(Guid Act, string Evidence, LicenceParty As, Guid By, DateTimeOffset Now) : EnforcementCommand(Act, As, By, Now)
    {
        internal override ImmutableList<string> Words => [Evidence];
    }

    /// <summary>Somebody other than the notifier says whether it is cured.</summary>
    public sealed record JudgeCure(Guid Act, bool IsCured, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : EnforcementCommand(Act, As, By, Now)
    {
        internal override ImmutableList<string> Words => [Ground];
    }

    /// <summary>Imposes a penalty.</summary>
    public sealed record Penalize(Guid Act, Penalty What, LicenceParty As, Guid By, DateTimeOffset Now) : EnforcementCommand(Act, As, By, Now)
    {
        internal override ImmutableList<string> Words => [What.Ground];
    }

    /// <summary>The developer appeals.</summary>
    public sealed record Appeal(Guid Act, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : EnforcementCommand(Act, As, By, Now)
    {
        internal override ImmutableList<string> Words => [Ground];
    }

    /// <summary>The secretariat decides the appeal.</summary>
    public sealed record DecideAppeal(Guid Act, bool IsUpheld, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : EnforcementCommand(Act, As, By, Now)
    {
        internal override ImmutableList<string> Words => [Ground];
    }

    /// <summary>The penalty was paid, or a suspension ends.</summary>
    public sealed record Settle(Guid Act, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : EnforcementCommand(Act, As, By, Now)
    {
        internal override ImmutableList<string> Words => [Ground];
    }

    /// <summary>Publishes what everyone may know of it.</summary>
    public sealed record Publish(Guid Act, string Summary, LicenceParty As, Guid By, DateTimeOffset Now) : EnforcementCommand(Act, As, By, Now)
    {
        internal override ImmutableList<string> Words => [Summary];
    }
}

/// <summary>What has happened in a case of enforcement.</summary>
/// <remarks>Stored format.</remarks>
public abstract record EnforcementEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>Notice was given.</summary>
    public sealed record Noticed(Guid Act, BreachNotice Notice, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);

    /// <summary>The developer says that it is cured.</summary>
    public sealed record CureClaimed(Guid Act, string Evidence, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);

    /// <summary>It is cured.</summary>
    public sealed record CureConfirmed(Guid Act, string Ground, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);

    /// <summary>It is not cured.</summary>
    public sealed record CureRejected(Guid Act, string Ground, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);

    /// <summary>A penalty was imposed.</summary>
    public sealed record Penalized(Guid Act, Penalty Penalty, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);

    /// <summary>The developer appealed.</summary>
    public sealed record Appealed(Guid Act, string Ground, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);

    /// <summary>The appeal was decided.</summary>
    public sealed record AppealDecided(Guid Act, bool IsUpheld, string Ground, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);

    /// <summary>The penalty was paid, or has ended.</summary>
    public sealed record Settled(Guid Act, string Ground, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);

    /// <summary>This was published of it.</summary>
    public sealed record Published(Guid Act, string Summary, Guid By, DateTimeOffset At) : EnforcementEvent(Act, By, At);
}

/// <summary>Why a case was not changed.</summary>
public abstract record EnforcementRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : EnforcementRefusal("enforcement.unknown", "There is no such case among those that you may act in.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : EnforcementRefusal("enforcement.wordless", "Words are missing, or there are too many: a line has at most 300 characters, a text 20,000.");

    /// <summary>Somebody else may.</summary>
    public sealed record NotYours() : EnforcementRefusal("enforcement.not_yours", "This is for others to do: the developer cures and appeals, monitors act, and the secretariat decides appeals.");

    /// <summary>There is a notice.</summary>
    public sealed record AlreadyNoticed() : EnforcementRefusal("enforcement.already_noticed", "This notice is on record already.");

    /// <summary>There would be none.</summary>
    public sealed record NoTimeToCure() : EnforcementRefusal("enforcement.no_time_to_cure", "A notice leaves time to cure.");

    /// <summary>It was claimed.</summary>
    public sealed record AlreadyClaimed() : EnforcementRefusal("enforcement.already_claimed", "A claim of cure waits to be judged.");

    /// <summary>Nobody says so.</summary>
    public sealed record NoClaim() : EnforcementRefusal("enforcement.no_claim", "The developer has not said that it is cured.");

    /// <summary>Somebody else has to.</summary>
    public sealed record OwnAct() : EnforcementRefusal("enforcement.own_act", "Who gave the notice does not confirm its cure, and who imposed a penalty does not decide the appeal against it.");

    /// <summary>There is time.</summary>
    public sealed record TimeToCure(DateTimeOffset By) : EnforcementRefusal("enforcement.time_to_cure", $"There is time to cure until {By:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>It has to be judged first.</summary>
    public sealed record ClaimWaits() : EnforcementRefusal("enforcement.claim_waits", "Judge first whether it was cured, as the developer says.");

    /// <summary>It is none.</summary>
    public sealed record NoPenalty() : EnforcementRefusal("enforcement.no_penalty", "Name a fine, or suspend the licence.");

    /// <summary>There is none to suspend.</summary>
    public sealed record NoLicence() : EnforcementRefusal("enforcement.no_licence", "The notice names no licence that could be suspended.");

    /// <summary>There is no penalty.</summary>
    public sealed record NotPenalized() : EnforcementRefusal("enforcement.not_penalized", "There is no penalty yet.");

    /// <summary>There is one.</summary>
    public sealed record AlreadyPenalized() : EnforcementRefusal("enforcement.already_penalized", "A penalty was imposed already.");

    /// <summary>There was one.</summary>
    public sealed record AlreadyAppealed() : EnforcementRefusal("enforcement.already_appealed", "An appeal is on record already.");

    /// <summary>The time is over.</summary>
    public sealed record AppealLate(DateTimeOffset By) : EnforcementRefusal("enforcement.appeal_late", $"The time to appeal ended {By:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>There is none.</summary>
    public sealed record NoAppeal() : EnforcementRefusal("enforcement.no_appeal", "No appeal waits for a decision.");

    /// <summary>It has to be decided first.</summary>
    public sealed record AppealWaits() : EnforcementRefusal("enforcement.appeal_waits", "An appeal waits for its decision.");

    /// <summary>There may be one yet.</summary>
    public sealed record AppealPossible(DateTimeOffset By) : EnforcementRefusal("enforcement.appeal_possible", $"The developer may appeal until {By:yyyy-MM-dd HH:mm} UTC; nothing is published before.");

    /// <summary>It is known.</summary>
    public sealed record AlreadyPublished() : EnforcementRefusal("enforcement.already_published", "This case was published already.");

    /// <summary>It is over.</summary>
    public sealed record Closed() : EnforcementRefusal("enforcement.closed", "This case is over.");
}
