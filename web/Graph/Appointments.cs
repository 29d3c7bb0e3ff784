namespace Web.Graph;

/// <summary>An organization with all who have or had a place in it.</summary>
public sealed record StaffedOrganization(Guid Id, string? Code, OrganizationKind Kind, string Name, IReadOnlyList<Appointment> People);

/// <summary>A person's place in an organization and the state of the account.</summary>
public sealed record Appointment
{
    public Person Person { get; init; } = new(Guid.Empty, "");
    public string? UserName { get; init; }
    public IReadOnlyList<string> Roles { get; init; } = [];
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public bool IsAwaited { get; init; }
    public DateTimeOffset? LinkUntil { get; init; }

    public bool IsOver(DateTimeOffset at) => EndedAt <= at || Until <= at;

    /// <summary>How it stands, as a sentence of the house.</summary>
    public string StateAt(DateTimeOffset at) => this switch
    {
        _ when IsOver(at) => "has left",
        { ClosedAt: not null } => "account closed",
        { IsAwaited: true } when LinkUntil > at => "invited",
        { IsAwaited: true } => "invitation lapsed",
        { UserName: null } => "without an account",
        _ when From > at => "begins later",
        _ => "account open",
    };
}

/// <summary>A link by which a person sets a password. Its address is in the first answer alone.</summary>
public sealed record SignInLink(Person Person, string? Address, DateTimeOffset ExpiresAt, ReceiptLink Receipt);

public sealed record OrganizationPeopleAnswer(StaffedOrganization? Organization);

public sealed record InvitePersonAnswer(SignInLink InvitePerson);

public sealed record IssueLinkAnswer(SignInLink IssueLink);

public sealed record RegisterOrganizationAnswer(OrganizationDone RegisterOrganization);

public sealed record CorrectOrganizationAnswer(OrganizationDone CorrectOrganization);

public sealed record OrganizationDone(OrganizationLink Organization, ReceiptLink? Receipt);

/// <summary>What a change of a person answers: no receipt where nothing had to be changed.</summary>
public sealed record PersonDone(ReceiptLink? Receipt);
