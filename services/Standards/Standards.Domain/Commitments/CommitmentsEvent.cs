using System.Text.Json.Serialization;
using Standards.Domain.Credentials;
using Standards.Domain.Documents;
using Standards.Domain.Drafts;

namespace Standards.Domain.Commitments;

/// <summary>Who committed to what. Each is a binding act.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record CommitmentsEvent
{
    private CommitmentsEvent() { }

    /// <summary>A member named an expert. The act is the expert's identifier from then on.</summary>
    public sealed record ExpertNamed(ActId Act, MemberId Member, string Name, string Field, Signature By, DateTimeOffset At) : CommitmentsEvent;

    /// <summary>An expert no longer works on the project for the member.</summary>
    public sealed record ExpertWithdrawn(ActId Act, ActId Expert, MemberId Member, string Reason, Signature By, DateTimeOffset At) : CommitmentsEvent;

    /// <summary>Attention was drawn to patents of a holder, who has to declare from then on.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Holder">Its name.</param>
    /// <param name="Because">What gave rise to it.</param>
    /// <param name="By">Who drew attention.</param>
    /// <param name="Under">By what right a delegate did; null for the secretariat.</param>
    /// <param name="At">When.</param>
    public sealed record HolderAsked(ActId Act, string Holder, string Because, PersonId By, Authority? Under, DateTimeOffset At) : CommitmentsEvent;

    /// <summary>The declaration of a holder came in; it takes the place of an earlier one.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Holder">Its name.</param>
    /// <param name="Position">What it declares.</param>
    /// <param name="Patents">Their numbers, where it gives them.</param>
    /// <param name="Elements">The elements of the text that need them.</param>
    /// <param name="Form">Where the signed form can be found.</param>
    /// <param name="By">Who recorded it.</param>
    /// <param name="At">When.</param>
    public sealed record PatentsDeclared(
        ActId Act, string Holder, PatentPosition Position, ImmutableArray<string> Patents, ImmutableArray<WId> Elements, string Form, PersonId By, DateTimeOffset At) : CommitmentsEvent;
}

/// <summary>What can be asked of the commitments to a project.</summary>
public abstract record CommitmentsCommand(ActId Act, DateTimeOffset Now)
{
    /// <summary>Name an expert for a member.</summary>
    public sealed record NameExpert(ActId Act, MemberId Member, string Name, string Field, Signature By, DateTimeOffset Now) : CommitmentsCommand(Act, Now);

    /// <summary>Take an expert back.</summary>
    public sealed record WithdrawExpert(ActId Act, ActId Expert, MemberId Member, string Reason, Signature By, DateTimeOffset Now) : CommitmentsCommand(Act, Now);

    /// <summary>Draw attention to patents of a holder.</summary>
    public sealed record AskHolder(ActId Act, string Holder, string Because, PersonId By, Authority? Under, DateTimeOffset Now) : CommitmentsCommand(Act, Now);

    /// <summary>Record the declaration of a holder, who need not have been asked.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Holder">Its name.</param>
    /// <param name="Position">What it declares.</param>
    /// <param name="Patents">Their numbers.</param>
    /// <param name="Elements">The elements that need them.</param>
    /// <param name="Form">Where the signed form can be found.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="Now">When.</param>
    public sealed record DeclarePatents(
        ActId Act, string Holder, PatentPosition Position, ImmutableArray<string> Patents, ImmutableArray<WId> Elements, string Form, PersonId By, DateTimeOffset Now)
        : CommitmentsCommand(Act, Now)
    {
        /// <summary>The current edition, which has the elements; null where there is none.</summary>
        [JsonIgnore]
        public Document? Text { get; init; }
    }
}

/// <summary>Why a commitment was not recorded.</summary>
/// <param name="Code">Stable; published.</param>
/// <param name="Message">One sentence.</param>
public abstract record CommitmentsRefusal(string Code, string Message) : IRefusal
{
    /// <summary>What was given cannot be used.</summary>
    public sealed record Invalid(string Problem) : CommitmentsRefusal("input.invalid", Problem);

    /// <summary>The member has named this expert.</summary>
    public sealed record AlreadyNamed(string Name) : CommitmentsRefusal("expert.already_named", $"Your organization has named {Name} already.");

    /// <summary>There is no such expert, or no longer.</summary>
    public sealed record ExpertUnknown() : CommitmentsRefusal("expert.unknown", "There is no such expert on this project.");

    /// <summary>Another member has named the expert.</summary>
    public sealed record NotYours() : CommitmentsRefusal("expert.not_yours", "Only the member that named an expert withdraws it.");

    /// <summary>More experts than a member may name.</summary>
    public sealed record TooManyExperts() : CommitmentsRefusal("expert.too_many", $"A member names at most {Commitments.MostExperts} experts.");

    /// <summary>The holder is known already.</summary>
    public sealed record AlreadyAsked(string Holder) : CommitmentsRefusal("patent.already_asked", $"{Holder} was asked or has declared already.");

    /// <summary>More holders than a project can have.</summary>
    public sealed record TooManyHolders() : CommitmentsRefusal("patent.too_many", $"A project has at most {Commitments.MostHolders} holders of patents.");

    /// <summary>The current edition has no such element.</summary>
    public sealed record ElementUnknown(WId Element) : CommitmentsRefusal("patent.element_unknown", $"The current edition has no element \"{Element}\".");
}
