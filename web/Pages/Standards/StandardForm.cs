using Microsoft.AspNetCore.Components;
using Web.SigningIn;

namespace Web.Pages.Standards;

/// <summary>A form of one published standard: reads it, sends one change, and goes back to its page or says why not.</summary>
public abstract class StandardForm : ComponentBase
{
    [Parameter] public string Number { get; set; } = "";
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;
    [Inject] protected Gateway Gateway { get; set; } = default!;
    [Inject] protected NavigationManager Nav { get; set; } = default!;
    [Inject] protected StandardSayings Say { get; set; } = default!;
    [Inject] protected TimeProvider Time { get; set; } = default!;

    protected Standard? Standard { get; private set; }
    protected string? Refusal { get; set; }
    protected string Home => $"/standards/{Number}";
    protected DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
    protected Guid? Member => Http.User.OrganizationId();

    protected override async Task OnInitializedAsync()
    {
        Standard = (await Gateway.Ask<StandardAnswer>("StandardForm", new { number = Number }, Http.RequestAborted)).Standard;
        if (Standard is null)
            Nav.NotFound();
    }

    protected async Task Send(string document, object input)
    {
        try
        {
            var done = await Gateway.Do<Dictionary<string, ActDone>>(document, input, Http.RequestAborted);
            Nav.NavigateTo($"{Home}?act={done.Values.Single().Receipt.ActId}");
        }
        catch (GatewayRefusal no)
        {
            Refuse(no.Message);
        }
    }

    protected void Refuse(string why)
    {
        Refusal = why;
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

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
