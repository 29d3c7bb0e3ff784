namespace Web.Graph;

public enum OrganizationKind { MemberState, Developer, Institution, Secretariat }

public sealed record OrganizationLink(Guid Id);

public sealed record Organization
{
    public Guid Id { get; init; }
    public string? Code { get; init; }
    public OrganizationKind Kind { get; init; }
    public string? Region { get; init; }
    public IReadOnlyList<Delegation> Delegations { get; init; } = [];
}

public sealed record Delegation
{
    public Guid Id { get; init; }
    public Person Person { get; init; } = new(Guid.Empty, "");
    public IReadOnlyList<string> Powers { get; init; } = [];
    public DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
    public OrganizationLink? Organization { get; init; }
    public IReadOnlyList<Substitution> Substitutions { get; init; } = [];
}

/// <summary>A person may use the delegation of another one for a time.</summary>
public sealed record Substitution
{
    public Guid Id { get; init; }
    public Delegation? Delegation { get; init; }
    public Person? Substitute { get; init; }
    public IReadOnlyList<string> Powers { get; init; } = [];
    public DateTimeOffset From { get; init; }
    public DateTimeOffset Until { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public ReceiptLink? Receipt { get; init; }
}

public sealed record Person(Guid Id, string Title);

public sealed record Viewer(Person Person, OrganizationLink Organization, IReadOnlyList<string> Roles, IReadOnlyList<Session> Sessions)
{
    public IReadOnlyList<Delegation> Delegations { get; init; } = [];
    public IReadOnlyList<Substitution> Substitutions { get; init; } = [];
    public IReadOnlyList<Person> Colleagues { get; init; } = [];
}

public sealed record Session(string Id, string Client, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset? EndedAt, bool Current);
