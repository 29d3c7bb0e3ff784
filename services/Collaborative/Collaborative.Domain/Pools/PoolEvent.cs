using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Pools;

/// <summary>What happened to a pool. Each is a binding act.</summary>
/// <param name="By">The person who asked for it; nobody where a cluster reported it.</param>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record PoolEvent(ActId Act, Guid By, DateTimeOffset At)
{
    /// <summary>A member gives capacity.</summary>
    public sealed record CapacityPledged(ActId Act, Pledge Pledge, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>A pledge will end at an instant.</summary>
    public sealed record PledgeEnded(ActId Act, PledgeId Pledge, DateTimeOffset To, string Reason, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>A cluster will be in maintenance.</summary>
    public sealed record MaintenancePlanned(ActId Act, Maintenance Maintenance, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>It will not be.</summary>
    public sealed record MaintenanceDropped(ActId Act, Guid Maintenance, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>Machines are set aside for some.</summary>
    public sealed record MachinesReserved(ActId Act, AdvanceReservation Reservation, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>They are not, or not any longer.</summary>
    public sealed record ReservationGivenUp(ActId Act, Guid Reservation, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>The council decided the rules of cycles, and the classes.</summary>
    public sealed record RulesDecided(ActId Act, DecidedRules Rules, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>The council decided the shares, all of them.</summary>
    public sealed record SharesDecided(ActId Act, Shares Shares, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>It was decided what models are worth from an instant on.</summary>
    public sealed record RatesDecided(ActId Act, DecidedRates Rates, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>A person may ask for time for a project.</summary>
    public sealed record ResearcherAdmitted(ActId Act, QuotaId Project, Guid Person, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);

    /// <summary>A person may ask for time for a project no longer.</summary>
    public sealed record ResearcherReleased(ActId Act, QuotaId Project, Guid Person, Guid By, DateTimeOffset At) : PoolEvent(Act, By, At);
}

/// <summary>What can be asked of a pool.</summary>
/// <param name="By">The person who asks.</param>
public abstract record PoolCommand(ActId Act, Guid By, DateTimeOffset Now)
{
    /// <summary>Give capacity.</summary>
    public sealed record PledgeCapacity(ActId Act, Pledge Pledge, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Let a pledge end.</summary>
    public sealed record EndPledge(ActId Act, PledgeId Pledge, DateTimeOffset To, string Reason, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Plan a maintenance.</summary>
    public sealed record PlanMaintenance(ActId Act, Maintenance Maintenance, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Give up a planned maintenance.</summary>
    public sealed record DropMaintenance(ActId Act, Guid Maintenance, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Record that a cluster says by itself that machines take no new work.</summary>
    public sealed record ReportOut(ActId Act, Maintenance Maintenance, DateTimeOffset Now) : PoolCommand(Act, Guid.Empty, Now);

    /// <summary>Record that what a cluster reported holds no longer.</summary>
    public sealed record ReportBack(ActId Act, Guid Maintenance, DateTimeOffset Now) : PoolCommand(Act, Guid.Empty, Now);

    /// <summary>Set machines aside for some.</summary>
    public sealed record Reserve(ActId Act, AdvanceReservation Reservation, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Give up what was set aside.</summary>
    public sealed record GiveUpReservation(ActId Act, Guid Reservation, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Set the rules of cycles and the classes by a decision.</summary>
    public sealed record DecideRules(ActId Act, DecidedRules Rules, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Set all shares by a decision.</summary>
    public sealed record DecideShares(ActId Act, ImmutableArray<Quota> Quotas, string Decision, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Set what models are worth by a decision.</summary>
    /// <param name="From">From the next second on where none is given.</param>
    public sealed record DecideRates(ActId Act, DateTimeOffset? From, ImmutableArray<ModelWorth> Worths, string Decision, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Let a person ask for time.</summary>
    public sealed record Admit(ActId Act, QuotaId Project, Guid Person, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);

    /// <summary>Let a person ask for time no longer.</summary>
    public sealed record Release(ActId Act, QuotaId Project, Guid Person, Guid By, DateTimeOffset Now) : PoolCommand(Act, By, Now);
}

/// <summary>Why a pool stays as it is.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record PoolRefusal(string Code, string Message) : IRefusal
{
    /// <summary>The pledge is there already.</summary>
    public sealed record PledgedTwice() : PoolRefusal("pledge.twice", "There is a pledge with this identifier already.");

    /// <summary>A name is missing or too long, or has a slash.</summary>
    public sealed record NoName() : PoolRefusal("pledge.no_name", "Site and cluster need names of at most 100 characters; that of a cluster has no slash.");

    /// <summary>The end is not after the beginning.</summary>
    public sealed record EndsBeforeItBegins() : PoolRefusal("pledge.ends_before_it_begins", "A pledge ends after it begins.");

    /// <summary>A price or a carbon intensity cannot be.</summary>
    public sealed record AbsurdFigure() : PoolRefusal("pledge.absurd_figure", "The price of a device and hour is 0 to 1,000,000 units, and carbon intensity 0 to 5,000 grams a kilowatt-hour.");

    /// <summary>Nothing is given.</summary>
    public sealed record NoMachines() : PoolRefusal("pledge.no_machines", "A pledge names the machines that it gives.");

    /// <summary>Machines that cannot be.</summary>
    public sealed record AbsurdMachines(string Group) : PoolRefusal(
        "pledge.absurd_machines", $"Group \"{Group}\": a group is 1 to 100,000 machines, each of 0 to 64 devices of a named model, with processors and memory that are not below zero, at a place of at most 8 names.");

    /// <summary>Two groups have one name.</summary>
    public sealed record GroupTwice() : PoolRefusal("pledge.group_twice", "Two groups of machines have one name; names tell machines apart.");

    /// <summary>The cluster is pledged at that time.</summary>
    public sealed record ClusterTwice(string Cluster) : PoolRefusal("pledge.cluster_twice", $"Cluster {Cluster} is pledged already at that time.");

    /// <summary>There is no such pledge.</summary>
    public sealed record NoPledge() : PoolRefusal("pledge.unknown", "There is no such pledge.");

    /// <summary>A pledge cannot end then.</summary>
    public sealed record EndsInThePast() : PoolRefusal("pledge.ends_in_the_past", "A pledge that has not ended yet ends after it began, now or later.");

    /// <summary>The times of a maintenance cannot be.</summary>
    public sealed record AbsurdMaintenance() : PoolRefusal("maintenance.absurd", "A maintenance ends after it begins, in the future, and lasts a year at most.");

    /// <summary>No reason is given.</summary>
    public sealed record NoReason() : PoolRefusal("maintenance.no_reason", "Say why, in at most 100 characters.");

    /// <summary>The maintenance is there already.</summary>
    public sealed record PlannedTwice() : PoolRefusal("maintenance.twice", "There is a maintenance with this identifier already.");

    /// <summary>There is no such maintenance.</summary>
    public sealed record NoMaintenance() : PoolRefusal("maintenance.unknown", "There is no such maintenance.");

    /// <summary>The cluster reported it.</summary>
    public sealed record Reported() : PoolRefusal("maintenance.reported", "The cluster reported this by itself. It is over when the cluster takes work on these machines again.");

    /// <summary>The cluster or a machine is not there.</summary>
    public sealed record NoSuchMachine(string Cluster) : PoolRefusal("maintenance.unknown_machine", $"There is no cluster {Cluster}, or it has not all of these machines.");

    /// <summary>The times of a reservation cannot be.</summary>
    public sealed record AbsurdReservation() : PoolRefusal("reservation.absurd", "A reservation ends after it begins, in the future, and lasts a year at most.");

    /// <summary>No reason is given for a reservation.</summary>
    public sealed record ReservedForNoReason() : PoolRefusal("reservation.no_reason", $"Say why, in at most {AdvanceReservation.LongestReason} characters.");

    /// <summary>The reservation is there already.</summary>
    public sealed record ReservedTwice() : PoolRefusal("reservation.twice", "There is a reservation with this identifier already.");

    /// <summary>Nobody of the shares would have them.</summary>
    public sealed record ReservedForNobody() : PoolRefusal("reservation.unknown_quota", "Machines are set aside for an institution, a member, a programme or a project of the shares that hold now.");

    /// <summary>The cluster or a machine is not there.</summary>
    public sealed record ReservedMachineUnknown(string Cluster) : PoolRefusal("reservation.unknown_machine", $"There is no cluster {Cluster}, or it has not all of these machines.");

    /// <summary>They are set aside for others at that time.</summary>
    public sealed record ReservationsMeet(string Reason) : PoolRefusal("reservation.meets_another", $"Some of these machines are set aside at that time already: {Reason}");

    /// <summary>More reservations than there may be.</summary>
    public sealed record TooManyReservations() : PoolRefusal("reservation.too_many", $"At most {AdvanceReservation.Most} reservations are there at once.");

    /// <summary>There is no such reservation.</summary>
    public sealed record NoReservation() : PoolRefusal("reservation.unknown", "There is no such reservation.");

    /// <summary>Rules hold by a decision on record.</summary>
    public sealed record NoRulesDecision() : PoolRefusal("rules.no_decision", "Name the decision by which the rules hold, in at most 100 characters.");

    /// <summary>The figures cannot be.</summary>
    public sealed record AbsurdRules() : PoolRefusal("rules.absurd", $"Foresight is a year at most; promises and reclaims are from none to {DecidedRules.Most} a cycle.");

    /// <summary>A class cannot be.</summary>
    public sealed record AbsurdClass(string Name) : PoolRefusal(
        "rules.absurd_class", $"Class \"{Name}\": there are 1 to {DecidedRules.MostClasses} classes, each with a name of at most 40 characters, a value from 0 to 1000, and a part above none and up to all of a share, if it has one.");

    /// <summary>Two classes have one name.</summary>
    public sealed record ClassTwice() : PoolRefusal("rules.class_twice", "Two classes have one name.");

    /// <summary>A class that was there would be gone.</summary>
    public sealed record ClassLost(string Name) : PoolRefusal("rules.class_lost", $"Class {Name} is missing; a class that has been there stays, for requests are of it.");

    /// <summary>Shares hold by a decision on record.</summary>
    public sealed record NoDecision() : PoolRefusal("shares.no_decision", "Name the decision by which the shares hold, in at most 100 characters.");

    /// <summary>Rates hold by a decision on record.</summary>
    public sealed record NoRatesDecision() : PoolRefusal("rates.no_decision", "Name the decision by which the rates hold, in at most 100 characters.");

    /// <summary>No model is named, or too many are.</summary>
    public sealed record NoWorths() : PoolRefusal("rates.none", $"Say what models are worth: of one at least, and of {DecidedRates.MostModels} at most.");

    /// <summary>A model is named twice.</summary>
    public sealed record ModelTwice(AcceleratorModel Model) : PoolRefusal("rates.model_twice", $"{Model.Name} is named twice; it has one worth.");

    /// <summary>A worth that cannot be.</summary>
    public sealed record AbsurdWorth(AcceleratorModel Model) : PoolRefusal(
        "rates.absurd", $"\"{Model.Name}\": a model has a name of at most 100 characters, and a worth above zero, a fraction of numbers of at most a billion.");

    /// <summary>They would hold from the past on.</summary>
    public sealed record RatesTooEarly() : PoolRefusal("rates.too_early", "Rates hold from a later moment on: what was exchanged until now keeps its rate.");

    /// <summary>The tree of shares contradicts itself.</summary>
    public sealed record Contradiction(QuotaContradiction Broken) : PoolRefusal(Broken.Code, Broken.Message);

    /// <summary>A branch ends too early or too late.</summary>
    public sealed record WrongLevel(QuotaId Quota, string Name, int Level) : PoolRefusal(
        "shares.wrong_level", $"{Name} stands on level {Level} and has nothing below it; below an institution are members, then programmes, then projects, which have level {Pool.Levels}.");

    /// <summary>Something that was there would be gone.</summary>
    public sealed record ProjectLost(string Name) : PoolRefusal("shares.lost", $"{Name} is missing or stands elsewhere; what has been there stays where it is, with nothing if that is decided.");

    /// <summary>There is no such project.</summary>
    public sealed record NoProject() : PoolRefusal("project.unknown", "There is no such project in the shares that hold now.");

    /// <summary>The person works there already.</summary>
    public sealed record AlreadyAdmitted() : PoolRefusal("researcher.already_admitted", "This person may ask for time for this project already.");

    /// <summary>The person does not work there.</summary>
    public sealed record NotAdmitted() : PoolRefusal("researcher.not_admitted", "This person may not ask for time for this project.");

    /// <summary>More people than there may be.</summary>
    public sealed record TooManyPeople() : PoolRefusal("researcher.too_many", $"A project has at most {Pool.MostPeople} people.");
}
