namespace Collaborative.Domain.Cycles.Sharing;

/// <summary>What quotas hold now and at every promised start. What is held only falls between two of those, so that a limit kept at each is kept always.</summary>
sealed class Timeline(QuotaIndex index, long now)
{
    readonly List<Holding> holdings = [];
    readonly List<(long At, Tally Tally)> moments = [(now, new Tally(index))];
    readonly Dictionary<(int Leaf, string Class, int Model), long> classes = [];

    public Tally Now => moments[0].Tally;

    public IReadOnlyList<Holding> Holdings => holdings;

    public void Add(Holding holding)
    {
        if (holding.From > now && moments.TrueForAll(m => m.At != holding.From))
            moments.Add((holding.From, At(holding.From)));
        holdings.Add(holding);
        Move(holding, holding.Charge, holding.From, holding.To, 1);
    }

    public void Remove(Holding holding)
    {
        holdings.Remove(holding);
        Move(holding, holding.Charge, holding.From, holding.To, -1);
    }

    /// <summary>It holds so much more, or less, from now on; its workers are already as they will be.</summary>
    public void Change(Holding holding, int workers) => Move(holding, holding.Option.Each.Times(Math.Abs(workers)), holding.From, holding.To, Math.Sign(workers));

    /// <summary>It ends sooner.</summary>
    public void Cut(Holding holding, long to)
    {
        Move(holding, holding.Charge, to, holding.To, -1, classToo: false);
        holding.To = to;
    }

    /// <summary>The first limit that would be broken with this in addition from one instant to another.</summary>
    public (int Node, int Resource, long Counted, long Short)? Broken(int leaf, in Charge charge, long from, long to)
    {
        foreach (var (at, tally) in moments)
            if (at >= from && at < to && tally.Broken(leaf, charge) is { } broken)
                return broken;
        return null;
    }

    /// <summary>A limit would be broken with this in addition, as long as it lasts.</summary>
    public bool IsBroken(Holding holding) =>
        At(holding.From).Broken(holding.Leaf, holding.Charge) is not null || Broken(holding.Leaf, holding.Charge, holding.From, holding.To) is not null;

    /// <summary>How much more than the limit of its class a project would hold of the model; not above zero if the limit is kept.</summary>
    public (long Limit, long Held, long Short) OverClass(Asking asking, in Charge charge)
    {
        if (asking.Class.MostPart is not { } part || charge.Model < 0)
            return default;
        var limit = (long)(index.Nominal(asking.Leaf, charge.Model) * part.Numerator / part.Denominator);
        var held = classes.GetValueOrDefault((asking.Leaf, asking.Class.Name, charge.Model));
        return (limit, held, held + charge.Devices - limit);
    }

    /// <summary>What is held at a later instant by what is known now.</summary>
    Tally At(long at)
    {
        var tally = new Tally(index);
        foreach (var holding in holdings)
            if (holding.From <= at && at < holding.To)
                tally.Add(holding.Leaf, holding.Charge);
        return tally;
    }

    void Move(Holding holding, in Charge charge, long from, long to, int sign, bool classToo = true)
    {
        if (sign == 0)
            return;
        foreach (var (at, tally) in moments)
        {
            if (at < from || at >= to)
                continue;
            if (sign > 0)
                tally.Add(holding.Leaf, charge);
            else
                tally.Remove(holding.Leaf, charge);
        }
        if (classToo && holding.Asking.Class.MostPart is not null && charge.Model >= 0)
        {
            var key = (holding.Leaf, holding.Asking.Class.Name, charge.Model);
            classes[key] = classes.GetValueOrDefault(key) + (charge.Devices * sign);
        }
    }
}
