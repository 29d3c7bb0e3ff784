using Collaborative.Domain.Pools;
using Collaborative.GrantingTime;
using Collaborative.PledgingCapacity;
using Collaborative.ReadingThePool;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>So many devices of a model.</summary>
sealed class DevicesInput
{
    /// <summary>The accelerator's model.</summary>
    public required string Model { get; init; }

    /// <summary>An exact fraction such as <c>5/2</c>.</summary>
    public required string Devices { get; init; }
}

/// <summary>One node of the tree of shares. Its nominal share is a part of what the node above has, or stated.</summary>
sealed class QuotaInput
{
    [Id]
    public required string Id { get; init; }

    /// <summary>None for the institution alone. Below it are members, then programmes, then projects; a member has the identifier of its organization.</summary>
    [Id]
    public string? ParentId { get; init; }

    public required string Name { get; init; }

    /// <summary>Part of the node above, an exact fraction.</summary>
    public string? Part { get; init; }

    /// <summary>Stated instead.</summary>
    public IEnumerable<DevicesInput>? Stated { get; init; }

    /// <summary>How much more it may use of what others leave; no limit if nothing is said.</summary>
    public IEnumerable<DevicesInput>? Borrowing { get; init; }

    /// <summary>How much of its own others may use; all but the guarantee if nothing is said.</summary>
    public IEnumerable<DevicesInput>? Lending { get; init; }

    /// <summary>1 if nothing is said.</summary>
    public string? Weight { get; init; }

    /// <summary>What is kept for it, used or not.</summary>
    public IEnumerable<DevicesInput>? Guarantee { get; init; }

    public Quota ToQuota() => new(
        new(Input.Uuid(Id, "id")), ParentId is { } parent ? new QuotaId(Input.Uuid(parent, "parentId")) : null, Name.Trim(),
        (Part, Stated) switch
        {
            ({ } part, null)  => new Nominal.PartOfParent(Exact(part)),
            (null, { } stated) => new Nominal.Stated(Devices(stated)),
            _                  => throw new RefusalError("input.invalid", $"{Name} has a part or a stated share, one of the two."),
        },
        Borrowing is { } borrowing ? Devices(borrowing) : null, Lending is { } lending ? Devices(lending) : null, Weight is { } weight ? Exact(weight) : Fraction.One, Devices(Guarantee ?? []));

    static Amounts Devices(IEnumerable<DevicesInput> devices) => Amounts.Of(devices.Select(d => (Resource.Of(new(d.Model)), Exact(d.Devices))));

    internal static Fraction Exact(string text) => text.Length <= 40 && Fraction.TryParse(text, out var value) ? value : throw new RefusalError("input.invalid", $"\"{text}\" is not a fraction such as 2/3.");
}

/// <summary>All shares, and the decision by which they hold.</summary>
sealed class SharesInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>Such as the symbol of a council decision.</summary>
    public required string Decision { get; init; }

    public required IEnumerable<QuotaInput> Quotas { get; init; }
}

/// <summary>A rule that shares break.</summary>
/// <param name="QuotaId">The node at which it is broken; null where it is the whole tree.</param>
[Roles(Roles.Secretariat, Roles.HeadOfDelegation), Name("SharesObjection")]
sealed record ObjectionView(string Code, string Message, [property: Id] string? QuotaId)
{
    internal static ObjectionView Of(PoolRefusal refusal) => new(refusal.Code, refusal.Message, (refusal switch
    {
        PoolRefusal.Contradiction { Broken.Quota: var at } when at != default => at.Value,
        PoolRefusal.WrongLevel { Quota: var at }                              => at.Value,
        _                                                                     => (Guid?)null,
    })?.ToString("D"));
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<ActView> DecideShares(IResolveFieldContext context, [FromServices] IGrainFactory grains, SharesInput input)
    {
        var (order, by) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), context.DemandPerson());
        ImmutableArray<Quota> quotas = [.. input.Quotas.Select(q => q.ToQuota())];
        var answer = await Grains.AskAsync(() => grains.GetGrain<IPoolGrain>(Identifiers.SharedPool).DecideSharesAsync(order, Sent.Of(quotas), input.Decision.Trim(), by), context.CancellationToken);
        answer.Demand();
        (await Grains.AskAsync(() => grains.GetGrain<IBooksGrain>(Identifiers.SharedPool).OpenAccountsAsync(Sent.Of(DecidingShares.Accounts.Of(quotas))), context.CancellationToken)).Demand();
        return ActView.Of(answer);
    }
}

sealed partial class Query
{
    /// <summary>All rules that shares would break if they were decided now; none if they would hold.</summary>
    [Roles(Roles.Secretariat, Roles.HeadOfDelegation)]
    public static async Task<IEnumerable<ObjectionView>> CheckShares([FromServices] PoolShelf shelf, [FromServices] Clock clock, CancellationToken cancellation, IEnumerable<QuotaInput> quotas) =>
        (await shelf.ReadAsync(cancellation)).Pool.Check([.. quotas.Select(q => q.ToQuota())], clock.Second()).Select(ObjectionView.Of);
}
