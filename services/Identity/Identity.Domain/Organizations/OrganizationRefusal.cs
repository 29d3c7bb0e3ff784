using BuildingBlocks.Domain;
using Identity.Domain.People;

namespace Identity.Domain.Organizations;

/// <summary>Why something asked of an organization was not done.</summary>
public abstract record OrganizationRefusal(string Code, string Message) : IRefusal
{
    /// <summary>No such organization stands in the register.</summary>
    public sealed record Unknown() : OrganizationRefusal(
        "identity.organization_unknown", "There is no such organization in the register.");

    /// <summary>A name or a code is missing, or a code stands where none belongs.</summary>
    public sealed record ProfileUnsound() : OrganizationRefusal(
        "identity.profile_unsound", "An organization needs a name in all six languages, and a state its two-letter code, which no other organization has.");

    /// <summary>The register has it with another kind or code.</summary>
    public sealed record RegisteredOtherwise() : OrganizationRefusal(
        "identity.registered_otherwise", "This organization is already registered as another kind or under another code; neither can be changed.");

    /// <summary>A title or a role is missing.</summary>
    public sealed record AppointmentEmpty() : OrganizationRefusal(
        "identity.appointment_empty", "A person needs a title of at most 200 characters and at least one role.");

    /// <summary>It stands in the register.</summary>
    public sealed record RegisteredAlready() : OrganizationRefusal(
        "identity.registered_already", "This organization stands in the register already.");

    /// <summary>The organization has no such person.</summary>
    public sealed record PersonUnknown() : OrganizationRefusal(
        "identity.person_unknown", "There is no such person in the register.");

    /// <summary>The appointment would reach into the past.</summary>
    public sealed record AppointmentBeginsInThePast() : OrganizationRefusal(
        "identity.appointment_begins_in_the_past", "An appointment cannot begin in the past.");

    /// <summary>The appointment would end no later than it begins.</summary>
    public sealed record AppointmentEndsBeforeItBegins() : OrganizationRefusal(
        "identity.appointment_ends_before_it_begins", "An appointment must end after it begins, and after the present.");

    /// <summary>A delegation would outlast the appointment.</summary>
    public sealed record DelegationsExceedAppointment() : OrganizationRefusal(
        "identity.delegations_exceed_appointment", "This person has a delegation that would outlast the appointment. Revoke it first, or choose a later end.");

    /// <summary>The appointment has ended.</summary>
    public sealed record AppointmentOver() : OrganizationRefusal(
        "identity.appointment_over", "This appointment is over.");

    /// <summary>It has to be explained.</summary>
    public sealed record ReasonMissing() : OrganizationRefusal(
        "identity.reason_missing", "Say why in a few words; at most 500 characters.");

    /// <summary>Nobody would be left who can let in others.</summary>
    public sealed record LastOfTheSecretariat() : OrganizationRefusal(
        "identity.last_of_the_secretariat", "This is the last person of the secretariat with an open account and an appointment without an end. Let in another one first.");

    /// <summary>The account is closed.</summary>
    public sealed record AccountClosed() : OrganizationRefusal(
        "identity.account_closed", "This account is closed.");

    /// <summary>There is nothing to reopen.</summary>
    public sealed record AccountNotClosed() : OrganizationRefusal(
        "identity.account_not_closed", "This account is not closed.");

    /// <summary>The link was used, or another one has taken its place.</summary>
    public sealed record LinkUsed() : OrganizationRefusal(
        "identity.link_used", "This link was used already, or another one has taken its place. Ask the secretariat for a new one.");

    /// <summary>The time of the link has run out.</summary>
    public sealed record LinkExpired(DateTimeOffset Until) : OrganizationRefusal(
        "identity.link_expired", $"This link was good until {Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Ask the secretariat for a new one.");

    /// <summary>Such a role does not exist in such an organization.</summary>
    public sealed record RoleUnfitting(Role Role) : OrganizationRefusal(
        "identity.role_unfitting", $"The role {Role} does not exist in an organization of this kind.");

    /// <summary>The person does not belong to the organization.</summary>
    public sealed record NotOneOfItsPeople() : OrganizationRefusal(
        "delegation.person_unknown", "A delegation is given to a person of the organization, and this person is not one of them.");

    /// <summary>The delegation would outlast the appointment of the person.</summary>
    public sealed record BeyondAppointment() : OrganizationRefusal(
        "delegation.beyond_appointment", "A delegation begins and ends within the appointment of the person.");

    /// <summary>The delegation would entitle to nothing.</summary>
    public sealed record WithoutPowers() : OrganizationRefusal(
        "delegation.powers_empty", "A delegation gives at least one power.");

    /// <summary>Only a state has a vote.</summary>
    public sealed record VoteIsForStates() : OrganizationRefusal(
        "delegation.vote_is_for_states", "Only a member state has a vote to delegate.");

    /// <summary>The delegation would reach into the past.</summary>
    public sealed record BeginsInThePast(DateTimeOffset Now) : OrganizationRefusal(
        "delegation.begins_in_the_past", $"A delegation cannot begin in the past; it is {Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");

    /// <summary>The delegation would end no later than it begins.</summary>
    public sealed record EndsBeforeItBegins() : OrganizationRefusal(
        "delegation.ends_before_it_begins", "A delegation must end after it begins.");

    /// <summary>The person would act under two delegations at once.</summary>
    public sealed record Overlapping(DelegationId Other) : OrganizationRefusal(
        "delegation.overlapping", $"This person already has a delegation in that time ({Other.Value:D}). Revoke it first, or choose other dates.");

    /// <summary>The name of the delegation stands for another one.</summary>
    public sealed record GrantedOtherwise() : OrganizationRefusal(
        "delegation.granted_otherwise", "A delegation of this name was already granted with other terms.");

    /// <summary>The organization has no such delegation.</summary>
    public sealed record DelegationUnknown() : OrganizationRefusal(
        "delegation.unknown", "There is no such delegation.");

    /// <summary>It was revoked before.</summary>
    public sealed record AlreadyRevoked(DateTimeOffset At) : OrganizationRefusal(
        "delegation.already_revoked", $"This delegation was already revoked on {At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");

    /// <summary>Its time has run out.</summary>
    public sealed record AlreadyOver(DateTimeOffset Until) : OrganizationRefusal(
        "delegation.already_over", $"This delegation ended on {Until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC; there is nothing left to revoke.");

    /// <summary>A revocation has to be explained.</summary>
    public sealed record WithoutReason() : OrganizationRefusal(
        "delegation.reason_missing", "Say in a few words why the delegation is revoked; at most 500 characters.");

    /// <summary>A delegation is lent by its holder alone, and never lent on.</summary>
    public sealed record NotTheHolder() : OrganizationRefusal(
        "delegation.not_yours", "Only the person who holds a delegation can name a substitute for it; a substitute cannot name another one.");

    /// <summary>Nobody stands in for oneself.</summary>
    public sealed record SubstituteIsHolder() : OrganizationRefusal(
        "delegation.substitute_is_holder", "A substitute is another person than the holder of the delegation.");

    /// <summary>The substitute would get more than the holder has.</summary>
    public sealed record BeyondPowers() : OrganizationRefusal(
        "delegation.beyond_powers", "A substitute gets no power that the delegation does not give.");

    /// <summary>The substitute would act outside the time of the delegation.</summary>
    public sealed record BeyondDates() : OrganizationRefusal(
        "delegation.beyond_dates", "A substitution begins and ends within the dates of the delegation.");

    /// <summary>Two would stand in for one.</summary>
    public sealed record SubstitutedAlready(SubstitutionId Other) : OrganizationRefusal(
        "delegation.substituted_already", $"Somebody else stands in under this delegation in that time ({Other.Value:D}). End that substitution first, or choose other dates.");

    /// <summary>The organization has no such substitution.</summary>
    public sealed record SubstitutionUnknown() : OrganizationRefusal(
        "delegation.substitution_unknown", "There is no such substitution.");

    /// <summary>It has ended before.</summary>
    public sealed record SubstitutionOver() : OrganizationRefusal(
        "delegation.substitution_over", "This substitution has ended already.");
}
