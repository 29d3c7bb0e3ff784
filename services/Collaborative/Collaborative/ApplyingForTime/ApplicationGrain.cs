using System.Text.Json;
using Collaborative.Domain.Applications;
using Orleans;

namespace Collaborative.ApplyingForTime;

/// <summary>One application.</summary>
interface IApplicationGrain : IGrainWithStringKey
{
    /// <param name="asOf">The instant to decide by, for a history that is set up afterwards; null for now.</param>
    Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf = null);

    /// <summary>What the platform itself brings: the outcome of a call. Where it has come already it is refused, which changes nothing.</summary>
    Task<Answer> SettleAsync(Asked command);
}

sealed class ApplicationGrain(EventStore store, Clock clock)
    : AggregateGrain<Application, ApplicationCommand, ApplicationEvent, ApplicationRefusal>(store, Codec), IApplicationGrain
{
    public static readonly EventCodec<ApplicationEvent> Codec = new("application");

    Guid Id => Guid.Parse(this.GetPrimaryKeyString());

    protected override Application Initial => Application.Initial;

    protected override Application Evolve(Application state, ApplicationEvent happened) => Application.Evolve(state, happened);

    protected override Decision<ApplicationEvent, ApplicationRefusal> Decide(Application state, ApplicationCommand command) => Application.Decide(state, command);

    public async Task<Answer> DoAsync(Order order, Asked command, DateTimeOffset? asOf = null) => Answer.Ended(await HandleAsync(Dated(command, asOf ?? clock.Now()), order.ToRequest()));

    public async Task<Answer> SettleAsync(Asked command) => Answer.Ended(await HandleAsync(Dated(command, clock.Now()), request: null));

    protected override void Project(Commit commit, Application before, Application after, IReadOnlyList<ApplicationEvent> events)
    {
        foreach (var happened in events)
            if (happened is not ApplicationEvent.Saved)
                commit.Bind($"collaborative.application-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}", happened.Act, happened.At, "applicationId", Id, happened);
        if (events.Count > 0)
            commit.Application(Id, after, events);
    }

    static ApplicationCommand Dated(Asked command, DateTimeOffset now)
    {
        var asked = command.Read<ApplicationCommand>() with { Act = new(Guid.CreateVersion7()) };
        return asked is ApplicationCommand.Screen screen ? screen with { Decision = screen.Decision with { At = now }, Now = now } : asked with { Now = now };
    }
}
