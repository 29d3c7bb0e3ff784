namespace Compliance.Domain.Licensing;

/// <summary>The decisions on a licence that weigh more than its state.</summary>
static class LicenceDecisions
{
    const int MostDays = 3_660;

    public static Decision<LicenceEvent, LicenceRefusal> Apply(LicenceCommand.Apply c) => c switch
    {
        { As: not LicenceParty.Holder }                                                                    => new LicenceRefusal.NotYours(),
        { What.Scope.Kinds.IsEmpty: true }                                                                 => new LicenceRefusal.NoScope(),
        { What: var w } when !Text.IsLine(w.Purpose) || !Text.IsText(w.Case) || !w.Scope.Capabilities.TrueForAll(Text.IsLine) => new LicenceRefusal.Wordless(),
        _                                                                                                  => new LicenceEvent.AppliedFor(c.Act, c.What, c.By, c.Now),
    };

    /// <summary>What was applied for is granted, on conditions that can be executed and for a time that ends.</summary>
    public static Decision<LicenceEvent, LicenceRefusal> Grant(LicenceCommand.Grant c)
    {
        ConditionReader.Read(c.Conditions, c.Catalogue, out var unreadable);
        return unreadable is not null ? new LicenceRefusal.Condition(unreadable.Code, unreadable.Message)
            : c.Until <= c.Now || c.Until > c.Now.AddDays(MostDays) ? new LicenceRefusal.WrongTerm()
            : new LicenceEvent.Granted(c.Act, new(c.Conditions, c.Now, c.Until), c.By, c.Now);
    }

    public static Decision<LicenceEvent, LicenceRefusal> Transfer(Licence.Held state, LicenceCommand.Transfer c) => c switch
    {
        _ when state.Against is not null || !state.Cases.IsEmpty => new LicenceRefusal.AlreadySuspended(),
        _ when c.To == state.Holder                              => new LicenceRefusal.SameHolder(),
        _                                                        => Ground(c.Ground) ?? new LicenceEvent.Transferred(c.Act, c.To, c.Ground, c.By, c.Now),
    };

    /// <summary>The holder appeals once against a measure, in time; it is stayed then, save where there is danger.</summary>
    public static Decision<LicenceEvent, LicenceRefusal> Appeal(Licence state, LicenceCommand.Appeal c) => state switch
    {
        _ when c.As != LicenceParty.Holder                        => new LicenceRefusal.NotYours(),
        Licence.Held { Against: { IsAppealed: true } }            => new LicenceRefusal.AlreadyAppealed(),
        Licence.Held { Against: { } m } when c.Now >= m.AppealBy  => new LicenceRefusal.AppealLate(m.AppealBy),
        Licence.Held { Against: { } }                             => Ground(c.Ground) ?? new LicenceEvent.Appealed(c.Act, c.Ground, c.By, c.Now),
        _                                                         => new LicenceRefusal.NothingToAppeal(),
    };

    /// <summary>The secretariat decides an appeal, and nobody their own act.</summary>
    public static Decision<LicenceEvent, LicenceRefusal> DecideAppeal(Licence.Held state, LicenceCommand.DecideAppeal c) => state.Against switch
    {
        not { IsAppealed: true, IsDecided: false }      => new LicenceRefusal.NothingToAppeal(),
        _ when c.As != LicenceParty.Secretariat         => new LicenceRefusal.NotYours(),
        { By: var by } when by == c.By                  => new LicenceRefusal.OwnAct(),
        _                                               => Ground(c.Ground) ?? new LicenceEvent.AppealDecided(c.Act, c.IsUpheld, c.Ground, c.By, c.Now),
    };

    public static Decision<LicenceEvent, LicenceRefusal>? Ground(string ground)
    {
        if (Text.IsText(ground))
            return null;
        return new LicenceRefusal.Wordless();
    }
}
