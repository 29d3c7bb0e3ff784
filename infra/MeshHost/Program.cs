using MeshHost;
using MeshHost.Broker;
using MeshHost.Dapr;
using MeshHost.Hosting;
using MeshHost.Measuring;
using MeshHost.Storage;
using MeshHost.Tracing;

var builder = WebApplication.CreateSlimBuilder(args);
builder.ListenForHttpAndGrpc();
builder.AddTelemetry();
builder.AddMesh();

var app = builder.Build();
app.UseHostFiltering();
app.UseBrowserGuard();
app.UseRequestDecompression();
app.MapHealth();
app.MapDaprHttp();
app.MapDaprGrpc();
app.MapAdmin();
app.MapTraces();
app.MapMetrics();
await app.RunAsync();
