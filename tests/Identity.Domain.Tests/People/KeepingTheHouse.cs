using Identity.Domain.Organizations;
using Identity.Domain.People;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.People;

/// <summary>The last person who can let in others cannot be let go.</summary>
public sealed class KeepingTheHouse
{
    static readonly OrganizationEvent House = new OrganizationEvent.Registered(Laboratory with { Kind = OrganizationKind.Secretariat });
    static readonly OrganizationEvent.PersonAppointed One = new(Representative, "Secretariat", [Role.Secretariat]);
    static readonly OrganizationEvent.PersonAppointed Other = One with { Person = Alternate };
    static readonly OrganizationCommand.Appoint Change = new(Representative, "Secretariat", [Role.Monitor], By: Secretariat, Act: Act, Now: Noon);

    [Fact]
    public void By_closing_ending_or_changing_roles()
    {
        const string Refused = "identity.last_of_the_secretariat";
        Given(House, One).When(Close).ThenRefused(Refused);
        Given(House, One).When(End).ThenRefused(Refused);
        Given(House, One).When(Change).ThenRefused(Refused);
        Given(House, One).When(Change with { Roles = [Role.Secretariat], Until = Noon.AddYears(1) }).ThenRefused(Refused);
    }

    [Fact]
    public void But_with_another_one_there()
    {
        Given(House, One, Other).When(Close).Then<OrganizationEvent.AccountClosed>();
        Given(House, One, Other).When(End).Then<OrganizationEvent.AppointmentEnded>();
        Given(House, One, Other).When(Change).Then<OrganizationEvent.PersonAppointed>();
    }

    [Fact]
    public void And_another_one_counts_only_with_an_open_account_and_without_an_end()
    {
        Given(House, One, Other, ((OrganizationEvent.LinkIssued)Issued) with { Person = Alternate }).When(End).ThenRefused("identity.last_of_the_secretariat");
        Given(House, One, Other, ((OrganizationEvent.AccountClosed)Closed) with { Person = Alternate }).When(End).ThenRefused("identity.last_of_the_secretariat");
        Given(House, One, Other with { Until = Noon.AddYears(1) }).When(End).ThenRefused("identity.last_of_the_secretariat");
    }

    [Fact]
    public void Anybody_else_can() => Given(House, One, Other with { Roles = [Role.Monitor] }).When(End with { Person = Alternate }).Then<OrganizationEvent.AppointmentEnded>();
}
