using System.Globalization;
using System.Text.Json.Serialization;
using Collaborative.Domain.Quotas;

namespace Collaborative.Domain.Cycles;

/// <summary>One thing that holds a request; each of those named has to change before it starts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(OverLimit), "overLimit")]
[JsonDerivedType(typeof(OverClass), "overClass")]
[JsonDerivedType(typeof(NoRoom), "noRoom")]
[JsonDerivedType(typeof(Apart), "apart")]
[JsonDerivedType(typeof(SpokenFor), "spokenFor")]
[JsonDerivedType(typeof(NeverFits), "neverFits")]
[JsonDerivedType(typeof(TooLate), "tooLate")]
[JsonDerivedType(typeof(Leaving), "leaving")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(NotFound), "notFound")]
[JsonDerivedType(typeof(Unpaid), "unpaid")]
[JsonDerivedType(typeof(Behind), "behind")]
[JsonDerivedType(typeof(NotBegun), "notBegun")]
public abstract record Fact(string Code)
{
    /// <summary>For a person, one sentence. It is not in the record, so that it may be said better one day.</summary>
    [JsonIgnore]
    public abstract string Text { get; }

    /// <summary>A quota on its way to the root is used up.</summary>
    /// <param name="Counted">What counts there now: held, promised at that time, or kept back. Thousandths of a device or core, or mebibytes.</param>
    public sealed record OverLimit(QuotaId Quota, string Name, string Resource, long Limit, long Counted, long Short) : Fact("wait.over_limit")
    {
        [JsonIgnore]
        public override string Text => Say($"{Name} may hold {Wording.Of(Resource, Limit)}; {Wording.Of(Resource, Counted)} count already, and {Wording.Of(Resource, Short)} more are needed than that leaves.");
    }

    /// <summary>The part of the project's nominal share that its class may hold is used up.</summary>
    public sealed record OverClass(string Class, string Resource, long Limit, long Held, long Short) : Fact("wait.over_class")
    {
        [JsonIgnore]
        public override string Text => Say($"Requests of class {Class} may hold {Wording.Of(Resource, Limit)} in this project; {Wording.Of(Resource, Held)} are held or promised, and {Wording.Of(Resource, Short)} more are needed.");
    }

    /// <summary>The machines have too little room at once, for the time that it needs.</summary>
    public sealed record NoRoom(int Workers, int Found) : Fact("wait.no_room")
    {
        [JsonIgnore]
        public override string Text => Say($"{Workers} workers have to start together; where there is most room, there is room for {Found}.");
    }

    /// <summary>There is room, but not within one interconnect domain.</summary>
    public sealed record Apart(int Workers, int Nearest) : Fact("wait.apart")
    {
        [JsonIgnore]
        public override string Text => Say($"All {Workers} workers have to be in one interconnect domain; no domain has room for more than {Nearest}.");
    }

    /// <summary>There is room, but it would still be held when it is promised or reserved to others.</summary>
    public sealed record SpokenFor(DateTimeOffset From) : Fact("wait.spoken_for")
    {
        [JsonIgnore]
        public override string Text => Say($"There is room now, but not for so long: from {From:u} on it is promised or reserved to others.");
    }

    /// <summary>The machines could not hold it even if nothing else ran.</summary>
    public sealed record NeverFits(int Workers, int Most) : Fact("wait.never_fits")
    {
        [JsonIgnore]
        public override string Text => Say($"{Workers} workers have to start together, and the machines that would do hold {Most} even when nothing else runs.");
    }

    /// <summary>It could not be over by its deadline.</summary>
    public sealed record TooLate(DateTimeOffset LatestStart) : Fact("wait.too_late")
    {
        [JsonIgnore]
        public override string Text => Say($"It had to start by {LatestStart:u} to be over by its deadline.");
    }

    /// <summary>It has been given room, which those who hold it are leaving.</summary>
    public sealed record Leaving(int Leases) : Fact("wait.leaving")
    {
        [JsonIgnore]
        public override string Text => Say($"{(Leases == 1 ? "One other request makes room for it and has" : $"{Leases} other requests make room for it and have")} been given time to save their work.");
    }

    /// <summary>Such work is paused by order.</summary>
    public sealed record Paused(Guid Pause, string Ground) : Fact("wait.paused")
    {
        [JsonIgnore]
        public override string Text => Say($"Such work is paused by order; it waits until work resumes. The ground of the order: {Ground}");
    }

    /// <summary>Its cluster took it and found no device for it, again and again.</summary>
    public sealed record NotFound(string Cluster, int Times) : Fact("wait.not_found")
    {
        [JsonIgnore]
        public override string Text => Say($"Cluster {Cluster} took it {Times} times and found no device with room for the part that it asks for. It is tried again after a while, or as soon as the cluster has other machines in service; a whole device would be another request.");
    }

    /// <summary>Its account has not the time that it could use, beside all that runs and is ahead of it in its project.</summary>
    /// <param name="Needed">At most, in GPU-seconds.</param>
    /// <param name="Left">In GPU-seconds.</param>
    public sealed record Unpaid(string Model, long Needed, long Left) : Fact("wait.unpaid")
    {
        [JsonIgnore]
        public override string Text => Say($"It may use {Needed / 3600m:0.##} hours of {Model}; its account has {Left / 3600m:0.##} left beside what runs and is ahead of it.");
    }

    /// <summary>So many of its project that ask for the same are ahead of it, of which the first are looked at.</summary>
    public sealed record Behind(int Ahead) : Fact("wait.behind")
    {
        [JsonIgnore]
        public override string Text => Say($"{Ahead} requests of its project that ask for the same are ahead of it; the first of them are held by what follows.");
    }

    /// <summary>Its account cannot pay for it yet: an award of its project begins later.</summary>
    public sealed record NotBegun(DateTimeOffset From) : Fact("wait.not_begun")
    {
        [JsonIgnore]
        public override string Text => Say($"The time that was awarded to its project can be used from {From:u} on; until then its account cannot pay for it.");
    }

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
