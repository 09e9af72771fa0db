#:package GitVan@2.*
using GitVan;
using static GitVan.Composables;

return await DefineJob(new()
{
    Run = (_, _) => Task.FromResult(JobResult.Success()),
});
