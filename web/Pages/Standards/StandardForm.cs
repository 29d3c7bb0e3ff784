using Microsoft.AspNetCore.Components;
using Web.Instrument;
using Web.SigningIn;

namespace Web.Pages.Standards;

/// <summary>A form of one published standard: reads it, sends one change, and goes back to its page or says why not.</summary>
public abstract class StandardForm : ActingPage
{
    [Parameter] public string Number { get; set; } = "";
    [Inject] protected StandardSayings Say { get; set; } = default!;
    [Inject] protected TimeProvider Time { get; set; } = default!;

    protected Standard? Standard { get; private set; }
    protected string Home => $"/standards/{Number}";
    protected DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
    protected Guid? Member => Http.User.OrganizationId();

    protected override async Task OnInitializedAsync()
    {
        Standard = (await Gateway.Ask<StandardAnswer>("StandardForm", new { number = Number }, Http.RequestAborted)).Standard;
        if (Standard is null)
            Nav.NotFound();
    }

    protected Task Send(string document, object input) => SendForReceipt(document, input, Home);

    protected static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What every form carries: the identifier of its command, so that sending it twice is one act.</summary>
public class Paper
{
    public Guid CommandId { get; set; } = Guid.CreateVersion7();
}

/// <summary>A form that asks for reasons.</summary>
public class ReasonedPaper : Paper
{
    public string? Reasons { get; set; }
}
