using System.Text.Json;
using Collaborative.Domain.Applications;
using Orleans;

namespace Collaborative.ApplyingForTime;

/// <summary>One application.</summary>
interface IApplicationGrain : IGrainWithStringKey
{
    Task<Answer> DoAsync(Order order, Asked command);

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

    public async Task<Answer> DoAsync(Order order, Asked command) => Answer.Ended(await HandleAsync(Dated(command), order.ToRequest()));

    public async Task<Answer> SettleAsync(Asked command) => Answer.Ended(await HandleAsync(Dated(command), request: null));

    protected override void Project(Commit commit, Application before, Application after, IReadOnlyList<ApplicationEvent> events)
    {
        foreach (var happened in events)
            if (happened is not ApplicationEvent.Saved)
                commit.Bind($"collaborative.application-{JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name)}", happened.Act, happened.At, "applicationId", Id, happened);
        if (events.Count > 0)
            commit.Application(Id, after, events);
    }

    ApplicationCommand Dated(Asked command)
    {
        var (asked, now) = (command.Read<ApplicationCommand>() with { Act = new(Guid.CreateVersion7()) }, clock.Now());
        return asked is ApplicationCommand.Screen screen ? screen with { Decision = screen.Decision with { At = now }, Now = now } : asked with { Now = now };
    }
}
