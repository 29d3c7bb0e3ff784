using GraphQL;
using GraphQL.Federation;

namespace BuildingBlocks.Graph;

/// <summary>An organization of Identity, by its key.</summary>
[Public, Name("Organization"), Key("id", Resolvable = false)]
public sealed class OrganizationStub(Guid id)
{
    [Id]
    public string Id { get; } = id.ToString("D");
}

/// <summary>A receipt of the Ledger, by the act it is for.</summary>
[Public, Name("Receipt"), Key("actId", Resolvable = false)]
public sealed class ReceiptStub(Guid actId)
{
    [Id]
    public string ActId { get; } = actId.ToString("D");
}

/// <summary>A person of Identity, by its key.</summary>
[Public, Name("Person"), Key("id", Resolvable = false)]
public sealed class PersonStub(Guid id)
{
    [Id]
    public string Id { get; } = id.ToString("D");
}

/// <summary>A delegation of Identity, by its key.</summary>
[Public, Name("Delegation"), Key("id", Resolvable = false)]
public sealed class DelegationStub(Guid id)
{
    [Id]
    public string Id { get; } = id.ToString("D");
}

/// <summary>A substitution of Identity, by its key.</summary>
[Public, Name("Substitution"), Key("id", Resolvable = false)]
public sealed class SubstitutionStub(Guid id)
{
    [Id]
    public string Id { get; } = id.ToString("D");
}
