"""Many reports in one run: every workbook below a folder, over all cores or a cluster, and a summary of them."""

from zhibao.batch.batch_building import BatchOutcome, build_all

__all__ = ["BatchOutcome", "build_all"]
