// A process runs one job; so does this one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
