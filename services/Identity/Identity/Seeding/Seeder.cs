using BuildingBlocks.EventStore;
using Identity.Domain.Delegations;
using Identity.Domain.Organizations;
using Identity.Domain.People;
using Identity.Register;

namespace Identity.Seeding;

/// <summary>Enters the demonstration into the register and opens its accounts, before the process answers anybody. Doing it again changes nothing.</summary>
sealed class Seeder(Registrar registrar, DemonstrationAccounts accounts, TimeProvider time) : IHostedService
{
    const int SideBySide = 8;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            Demonstration.Organizations,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (organization, cancellation) => await EnterAsync(organization, cancellation));
        await accounts.OpenAsync([.. Demonstration.Organizations.SelectMany(o => o.People)], cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task EnterAsync(SeededOrganization organization, CancellationToken cancellation)
    {
        var outcome = await registrar.HandleAsync(organization.Id, [.. Commands(organization, time.GetUtcNow())], request: null, cancellation);
        if (outcome is Outcome<OrganizationEvent>.Refused refused)
            throw new InvalidOperationException($"The demonstration's {organization.Profile.Names.En} was refused: {refused.Code}. {refused.Message}");
    }

    static IEnumerable<OrganizationCommand> Commands(SeededOrganization organization, DateTimeOffset now)
    {
        yield return new OrganizationCommand.Register(organization.Profile);
        foreach (var person in organization.People)
        {
            yield return new OrganizationCommand.Appoint(person.Id, person.Title, [person.Role]);
            if (person.IsDelegated)
                yield return new OrganizationCommand.GrantDelegation(
                    person.Delegation, person.Id, [Power.Speak, Power.Vote, Power.Sign], From: now, Until: null, By: Demonstration.Secretariat, Now: now);
        }
    }
}
