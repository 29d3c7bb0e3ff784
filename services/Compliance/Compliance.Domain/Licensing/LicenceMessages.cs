namespace Compliance.Domain.Licensing;

/// <summary>What may be asked of a licence.</summary>
/// <param name="As">Who asks, to this licence.</param>
public abstract record LicenceCommand(Guid Act, LicenceParty As, Guid By, DateTimeOffset Now)
{
    /// <summary>Applies for it.</summary>
    public sealed record Apply(Guid Act, Application What, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>Refuses it.</summary>
    public sealed record Refuse(Guid Act, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>Grants it.</summary>
    /// <param name="Catalogue">What conditions can ask.</param>
    public sealed record Grant(Guid Act, ImmutableList<LicenceCondition> Conditions, DateTimeOffset Until, FactCatalogue Catalogue, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>Takes its effect away for now.</summary>
    public sealed record Suspend(Guid Act, string Ground, bool IsImmediate, DateTimeOffset AppealBy, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>Gives its effect back.</summary>
    public sealed record Reinstate(Guid Act, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>Ends it.</summary>
    public sealed record Revoke(Guid Act, string Ground, bool IsImmediate, DateTimeOffset AppealBy, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>Gives it to another developer, on the same terms.</summary>
    public sealed record Transfer(Guid Act, Guid To, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>Appeals against what stands against it.</summary>
    public sealed record Appeal(Guid Act, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>Decides the appeal.</summary>
    public sealed record DecideAppeal(Guid Act, bool IsUpheld, string Ground, LicenceParty As, Guid By, DateTimeOffset Now) : LicenceCommand(Act, As, By, Now);

    /// <summary>The platform notes that its time is over.</summary>
    public sealed record Expire(Guid Act, Guid By, DateTimeOffset Now) : LicenceCommand(Act, LicenceParty.Other, By, Now);

    /// <summary>The platform notes what a case of enforcement means for it.</summary>
    public sealed record FollowCase(Guid Act, Guid Case, bool IsSuspended, Guid By, DateTimeOffset Now) : LicenceCommand(Act, LicenceParty.Other, By, Now);

    /// <summary>The platform notes that a condition has begun to hold or to fail.</summary>
    public sealed record NoteTurn(Guid Act, string Condition, bool Holds, DateTimeOffset Since, Guid By, DateTimeOffset Now) : LicenceCommand(Act, LicenceParty.Other, By, Now);
}

/// <summary>What has happened to a licence.</summary>
/// <remarks>Stored format.</remarks>
public abstract record LicenceEvent(Guid Act, Guid By, DateTimeOffset At)
{
    /// <summary>It was applied for.</summary>
    public sealed record AppliedFor(Guid Act, Application Application, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>It was refused.</summary>
    public sealed record Refused(Guid Act, string Ground, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>It was granted.</summary>
    public sealed record Granted(Guid Act, Grant Grant, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>It was suspended.</summary>
    public sealed record Suspended(Guid Act, string Ground, bool IsImmediate, DateTimeOffset AppealBy, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>It was reinstated.</summary>
    public sealed record Reinstated(Guid Act, string Ground, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>It was revoked.</summary>
    public sealed record Revoked(Guid Act, string Ground, bool IsImmediate, DateTimeOffset AppealBy, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>It was given to another developer.</summary>
    public sealed record Transferred(Guid Act, Guid To, string Ground, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>The holder appealed.</summary>
    public sealed record Appealed(Guid Act, string Ground, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>The appeal was decided: the measure stands, or it never was.</summary>
    public sealed record AppealDecided(Guid Act, bool IsUpheld, string Ground, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>Its time is over.</summary>
    public sealed record Expired(Guid Act, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>A case of enforcement suspends it, or does so no more.</summary>
    public sealed record CaseFollowed(Guid Act, Guid Case, bool IsSuspended, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);

    /// <summary>A condition has begun to hold or to fail.</summary>
    /// <param name="Since">The exact instant, which may lie before that of the record.</param>
    public sealed record ConditionTurned(Guid Act, string Condition, bool Holds, DateTimeOffset Since, Guid By, DateTimeOffset At) : LicenceEvent(Act, By, At);
}

/// <summary>Why a licence was not changed.</summary>
public abstract record LicenceRefusal(string Code, string Message) : IRefusal
{
    /// <summary>There is none.</summary>
    public sealed record Unknown() : LicenceRefusal("licence.unknown", "There is no such licence among those that you may act on.");

    /// <summary>It was applied for.</summary>
    public sealed record AlreadyApplied() : LicenceRefusal("licence.already_applied", "This application is on record already.");

    /// <summary>It covers nothing.</summary>
    public sealed record NoScope() : LicenceRefusal("licence.no_scope", "Name one kind of work at least.");

    /// <summary>Words are missing.</summary>
    public sealed record Wordless() : LicenceRefusal("licence.wordless", "Words are missing, or there are too many: a line has at most 300 characters, a text 20,000.");

    /// <summary>Somebody else may.</summary>
    public sealed record NotYours() : LicenceRefusal("licence.not_yours", "This is for others to do: the developer applies and appeals, monitors decide, and the secretariat decides appeals.");

    /// <summary>It is not granted.</summary>
    public sealed record NotGranted() : LicenceRefusal("licence.not_granted", "This licence is not granted.");

    /// <summary>The application was decided.</summary>
    public sealed record AlreadyDecided() : LicenceRefusal("licence.already_decided", "The application was decided already.");

    /// <summary>Its end is no end.</summary>
    public sealed record WrongTerm() : LicenceRefusal("licence.wrong_term", "A licence ends after now, and within ten years.");

    /// <summary>A condition cannot be executed.</summary>
    public sealed record Condition(string Code, string Message) : LicenceRefusal(Code, Message);

    /// <summary>It was revoked.</summary>
    public sealed record Revoked() : LicenceRefusal("licence.revoked", "This licence was revoked.");

    /// <summary>It is over.</summary>
    public sealed record Expired() : LicenceRefusal("licence.expired", "The time of this licence is over.");

    /// <summary>Something stands against it.</summary>
    public sealed record AlreadySuspended() : LicenceRefusal("licence.already_suspended", "This licence is suspended already. Reinstate it first.");

    /// <summary>Nothing stands against it.</summary>
    public sealed record NotSuspended() : LicenceRefusal("licence.not_suspended", "This licence is not suspended, or by a case of enforcement alone.");

    /// <summary>Nothing would change.</summary>
    public sealed record SameHolder() : LicenceRefusal("licence.same_holder", "This developer holds the licence already.");

    /// <summary>There is nothing, or it was decided.</summary>
    public sealed record NothingToAppeal() : LicenceRefusal("licence.nothing_to_appeal", "There is nothing that an appeal could be about, or it was decided.");

    /// <summary>There was one.</summary>
    public sealed record AlreadyAppealed() : LicenceRefusal("licence.already_appealed", "Against this an appeal is on record already.");

    /// <summary>The time is over.</summary>
    public sealed record AppealLate(DateTimeOffset By) : LicenceRefusal("licence.appeal_late", $"The time to appeal ended {By:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>Nobody judges their own act.</summary>
    public sealed record OwnAct() : LicenceRefusal("licence.own_act", "Who decided this does not decide the appeal against it.");
}
