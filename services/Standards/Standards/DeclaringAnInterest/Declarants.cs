using Standards.Domain.Committees;
using Standards.Domain.Credentials;
using Standards.Reactions;
using Standards.ReadingACommittee;
using Standards.Storage;

namespace Standards.DeclaringAnInterest;

/// <summary>Who declares interests in a committee: whoever may speak for an organization, and its officers.</summary>
sealed class Declarants(CredentialBook credentials, CommitteeHistories histories, Clock clock)
{
    /// <returns>By what right a delegate acts; null for an officer without a delegation.</returns>
    /// <exception cref="RefusalError">The caller does neither.</exception>
    public async Task<(Guid Person, Guid Organization, Authority? Under)> DemandAsync(Caller caller, Guid committee, CancellationToken cancellation)
    {
        if (caller is { PersonId: { } person, OrganizationId: { } organization }
            && await credentials.FindAuthorityAsync(caller, Credential.Speak, cancellation) is null
            && await IsOfficerAsync(committee, person, cancellation))
            return (person, organization, null);

        return await credentials.DemandAsync(caller, Credential.Speak, cancellation);
    }

    async Task<bool> IsOfficerAsync(Guid committee, Guid person, CancellationToken cancellation)
    {
        var now = clock.Now();
        return (await histories.ReadAsync([committee], cancellation)).TryGetValue(committee, out var history)
            && Roster.Of(history.AsKnownAt(now), [], now).Officers.Any(o => o.Person.Value == person);
    }
}
